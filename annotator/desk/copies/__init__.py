"""What a report shares with others of its series."""
