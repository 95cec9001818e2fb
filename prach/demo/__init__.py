"""The demonstration year: fiscal year 2560 of Chiang Rai.

Real villages, invented people, totals of a published account.
"""
