"""Tests of the hedge table's local phrases."""
