"""The pages of figures: all of an area, one compared between areas, and the rows behind it. Reads only."""
