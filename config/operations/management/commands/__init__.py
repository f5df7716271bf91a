"""Backup, restore, moving to another database."""
