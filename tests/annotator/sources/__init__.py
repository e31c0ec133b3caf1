"""Tests of how texts come in and are kept."""
