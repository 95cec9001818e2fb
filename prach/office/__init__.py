"""The staff's door: registers, figures, imports, the yearly account, users. Pages, no rules."""
