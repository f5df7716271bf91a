"""Stillnight as an app on a person's device: manifest, worker, the empty pages for no signal."""
