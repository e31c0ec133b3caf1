"""Earlier versions of a claim, as the history keeps them, and the way back to one by a new decision."""
