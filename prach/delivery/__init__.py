"""What was taught to whom: sessions of every kind, who came, and the support given to groups.

Not for what it changed at home (livelihoods).
"""
