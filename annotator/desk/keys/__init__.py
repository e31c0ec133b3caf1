"""The page on which people choose their keys."""
