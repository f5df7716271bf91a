"""For whoever hosts or releases the house: backups, checks, health, logs and their commands."""
