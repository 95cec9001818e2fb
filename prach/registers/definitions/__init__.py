"""The columns of every register, one file per room."""
