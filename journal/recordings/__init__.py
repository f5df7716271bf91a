"""Sleep as trackers recorded it: from stages to figures, from recordings to nights."""
