"""Pages of persons, households and groups."""
