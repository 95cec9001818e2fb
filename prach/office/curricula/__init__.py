"""Pages of curricula and print runs."""
