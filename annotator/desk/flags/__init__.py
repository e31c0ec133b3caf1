"""The queue of what was flagged: raise a flag, take it on, answer it."""
