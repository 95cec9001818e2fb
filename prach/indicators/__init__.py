"""Every figure once: its value, the rows it was counted from, its unit, definition and source.

Cells, rows, comparisons and maps are made from these. Not for writing records.
"""
