"""Pages of sages and their standings."""
