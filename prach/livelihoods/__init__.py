"""What teaching changed at home: a household's yearly income and expense, before and after; whether it practises.

Income has the field's own four parts, produce in kind included: nothing else can be compared with it.
"""
