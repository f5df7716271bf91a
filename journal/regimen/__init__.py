"""Supplements and medicines: the plan and its history, totals against limits, spacing."""
