"""The leads' pages about the extractor: how each rule has done, and what is kept out of the queue."""
