"""Claims that come many at a time."""
