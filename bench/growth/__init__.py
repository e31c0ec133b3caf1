"""Tells whether checks, near-copies included, take longer beside 10,000 articles than beside 1,000."""
