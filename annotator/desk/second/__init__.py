"""Second readings on the desk: the blind page, the disputes that leads settle, and how readers agree."""
