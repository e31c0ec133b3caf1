"""Pages on the words of claims: other words, a split, a join, and the claims of one sentence decided together."""
