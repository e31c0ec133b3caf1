"""Notes that people leave on claims, articles and incidents, and who is told of them. Notes decide nothing."""
