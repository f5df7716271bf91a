"""Data in, data out: one module a format."""
