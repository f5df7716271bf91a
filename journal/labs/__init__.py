"""Labs: blood results as printed, with what RLS guidelines say about iron."""
