"""Parties and places that come, change and go in bulk; what claims name is resolved elsewhere."""
