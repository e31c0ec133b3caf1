"""The table of actors as whoever keeps it edits it, one party at a time."""
