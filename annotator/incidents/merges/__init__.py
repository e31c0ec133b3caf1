"""Two incidents that were found to be one: the claims move, and the merge can be taken back."""
