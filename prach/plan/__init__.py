"""The year: schemes with their rules, activities by step, target villages, enrolments, targets, partners.

Everything that changes from year to year is data here. Not for what was done (delivery) or came of it (livelihoods).
"""
