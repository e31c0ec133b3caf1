"""Further passages of other articles that support, contradict or mention a claim."""
