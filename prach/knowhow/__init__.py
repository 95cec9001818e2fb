"""What people can do and want to learn: the eight work areas, coded occupations, expertise with evidence.

Craft and teaching are kept apart, and a work area is not the occupation taught.
"""
