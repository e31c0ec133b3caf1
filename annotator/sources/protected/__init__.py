"""People whose names no edition may carry: victims, minors, witnesses. It says who they are, not what they said."""
