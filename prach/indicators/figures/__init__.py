"""The figures, one small class each, by the room whose rows they count."""
