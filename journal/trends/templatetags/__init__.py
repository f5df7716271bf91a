"""Template filters of the trends."""
