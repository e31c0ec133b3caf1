"""Acts beside the answers to claims, sent again because their acknowledgement was lost: done once, told the same."""
