"""What a report shares with others, and what the checks found in it."""
