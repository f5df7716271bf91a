"""The first run: at most three questions, asked once, each of which can be left out."""
