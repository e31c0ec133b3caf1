"""Queue and claim page: deciding claims, one after the other."""
