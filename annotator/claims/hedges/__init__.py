"""Local phrases of the hedge table: words that people know and the packaged table lacks. What a hedge means is METHOD's."""
