"""The leads' page that shows how the extractor came to what it proposes."""
