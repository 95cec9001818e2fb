"""Where things are: province, district, subdistrict, village by their official codes, and the supervision zones.

Not for what happens there, nor for who is responsible (accounts).
"""
