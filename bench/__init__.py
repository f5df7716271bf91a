"""Measurements that are published in docs/; each module is run by hand."""
