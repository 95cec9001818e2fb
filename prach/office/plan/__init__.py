"""Pages of the year's plan."""
