"""Tells other programs of decisions and editions: which, when, and to no address that the operator has not named."""
