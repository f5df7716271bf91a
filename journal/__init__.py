"""The diary: what a night is and what it holds."""
