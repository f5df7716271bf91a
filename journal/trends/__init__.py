"""What the nights show over time: series, charts, tables, sentences."""
