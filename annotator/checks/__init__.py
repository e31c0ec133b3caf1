"""Checks that read claims and articles against themselves and raise flags in words. They change no claim."""
