"""Tests of the analysts' side."""
