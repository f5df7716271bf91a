"""Iron over the years: what was taken of it, and what became of ferritin and saturation."""
