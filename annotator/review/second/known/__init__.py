"""Known answers: settled claims that readers get among the others, without being told, to see how well they read."""
