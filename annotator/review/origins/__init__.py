"""Where an analyst says to whom a claim goes back, with a reason, or leaves it to the rule again."""
