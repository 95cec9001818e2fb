"""Reports written from the rows: the yearly account, as page, PDF and DOCX.

Not for figures themselves (indicators).
"""
