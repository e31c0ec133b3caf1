"""Claims that a person marks in a text, whether or not an extractor can read it. It decides nothing."""
