"""The keys that decide claims: what each does, and which ones a person prefers."""
