"""Every register as a workbook: template, preview, import, export.

Not for the rules of a record: those are the rooms' own, and are asked here.
"""
