"""What is taught, written down: curricula, and the print runs of their handbooks.

Not for the teaching itself (delivery).
"""
