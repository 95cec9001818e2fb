"""Who may come in, what their role includes, and for which areas or zones.

Not for people the programme knows (people): a user signs in, a person is in the register.
"""
