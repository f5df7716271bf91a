"""A bare Django app of the same shape: what the framework alone costs."""
