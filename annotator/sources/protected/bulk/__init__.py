"""Names that stay on the desk, many at a time."""
