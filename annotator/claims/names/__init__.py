"""The names that the desk knows: parties, which the extractor looks for, and places, to which texts' names resolve."""
