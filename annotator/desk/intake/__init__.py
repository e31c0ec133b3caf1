"""Articles: how they come in, what was read in them, and which dates they have."""
