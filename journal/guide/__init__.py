"""The guide: what is known about nutrients and restless legs, each fact with its source."""
