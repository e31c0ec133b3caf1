"""Notes on claims, articles and incidents, and the bell that says who was mentioned."""
