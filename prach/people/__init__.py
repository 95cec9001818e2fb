"""The register of people: persons, households and their members, groups and theirs.

Not for what a person can do (knowhow) or is to the programme (sages).
"""
