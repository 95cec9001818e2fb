"""The shared look: components, styles, fonts, template tags, maps and charts.

Knows no room, and holds no rule of the programme.
"""
