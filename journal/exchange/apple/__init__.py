"""Apple Health's export: what is read of it, streamed out of the archive."""
