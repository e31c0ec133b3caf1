"""Local phrases of the hedge table: words that people know and the packaged table lacks. Rows stay METHOD's."""
