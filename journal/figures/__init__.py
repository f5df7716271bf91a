"""Figures of nights, pure: what trends, the summary and experiments tell, and how it is written."""
