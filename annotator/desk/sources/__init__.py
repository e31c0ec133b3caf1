"""The sources: how far each is trusted and why, what it counts, and how what it said turned out."""
