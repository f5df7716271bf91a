"""What people type, numbers and clock times of every spelling: read, asked about and drawn."""
