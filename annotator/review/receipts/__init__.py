"""Acts that leave no decision, sent again because their acknowledgement was lost: done once, and told the same."""
