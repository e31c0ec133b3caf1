"""What happened: claims grouped with roles, and the tallies over them."""
