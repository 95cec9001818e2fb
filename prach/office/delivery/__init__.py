"""Pages of what was taught."""
