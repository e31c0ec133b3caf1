"""What was written: publishers, articles and captures, kept as received. It judges nothing."""
