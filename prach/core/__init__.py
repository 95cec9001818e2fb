"""Ground for every room: audit trail, announced changes, scoped querysets, Thai text, dates and numbers.

Not for anything that knows the programme: no word of sages, sessions or households belongs here.
"""
