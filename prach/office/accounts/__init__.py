"""Pages of users, their scopes and their own passwords."""
