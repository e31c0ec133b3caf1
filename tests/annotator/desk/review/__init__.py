"""Tests of the queue and the claim page."""
