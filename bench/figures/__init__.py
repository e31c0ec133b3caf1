"""Measures tallies, drafts and editions on made-up claims: five claims an incident, each told by another source."""
