"""Measures what the statistics promise, on made-up histories of many kinds."""
