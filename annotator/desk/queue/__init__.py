"""The queue: what waits, what is handed to whom, and how far everybody has come."""
