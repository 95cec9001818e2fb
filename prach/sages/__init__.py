"""Sages: persons with dated standings, from nomination to teaching and resting.

Not for their skill (knowhow) or what they taught (delivery).
"""
