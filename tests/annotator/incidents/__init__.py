"""Tests of incidents and of the tallies drawn from them."""
