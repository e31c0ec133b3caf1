"""Bulk in and out: import resources and peers' formats. Nothing here decides a claim."""
