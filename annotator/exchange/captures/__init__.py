"""Where others keep copies of the pages that articles came from: told by reference, never fetched."""
