"""Imports as units: a file, what its rows would do, what they did, and the way back. It knows no resource by name."""
