"""Pages of households' income."""
