"""What the owner does with shares, and what a visitor sees."""
