"""What teaching changed at home: a household's yearly income and expense, before and after, and whether it practises.

The four-part income with produce in kind is how the field defines household income; another definition cannot be compared.
"""
