"""The `prach` command."""
