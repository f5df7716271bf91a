"""Sharing a report with a doctor: a link that ends, to a copy that does not change.

What is shared is handed over by another room as a `Snapshot`; this room knows nothing of reports.
"""
