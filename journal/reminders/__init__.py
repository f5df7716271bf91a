"""Quiet reminders, evening and morning, only while the page is still empty."""
