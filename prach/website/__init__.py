"""The public's door: what the programme is, the figures that matter, the map, log-in."""
