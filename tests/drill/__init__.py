"""Drills: attacks, faults and crowds against a running Stillnight, with what came of them."""
