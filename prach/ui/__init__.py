"""The shared look: components, styles, fonts, template tags, maps and charts. Knows no room; holds no rule of the programme."""
