"""Measures the review desk on made-up claims, in one process and with eight analysts at once."""
