"""Imports as units, from the file to the undo."""
