"""Template filters of the diary."""
