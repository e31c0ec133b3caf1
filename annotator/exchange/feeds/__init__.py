"""Saved feeds as rows of articles, and lists of feeds as rows of sources; from files only, nothing is fetched."""
