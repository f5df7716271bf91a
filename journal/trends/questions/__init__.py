"""Three questions to the nights, each on a page of its own: compare, onset drift, factors."""
