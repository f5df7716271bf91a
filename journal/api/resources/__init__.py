"""What can be asked and sent: each module declares the routes of one subject."""
