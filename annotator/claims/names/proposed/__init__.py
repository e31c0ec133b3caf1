"""Names of parties that analysts met in texts: proposed by them, answered by whoever keeps the table of actors."""
