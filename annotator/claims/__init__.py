"""What a source asserts: a quoted span, the proposed values and one status. It decides nothing."""
