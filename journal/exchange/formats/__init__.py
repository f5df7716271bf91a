"""The formats in which data comes in, one class each."""
