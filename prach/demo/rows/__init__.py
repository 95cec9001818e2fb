"""The rows of each register, made from a seed. Plain values: codes, dates, numbers, references; no database."""
