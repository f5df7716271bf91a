"""The account pages that are ours."""
