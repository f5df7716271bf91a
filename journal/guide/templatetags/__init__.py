"""Words of the guide in templates."""
