"""Tests of how terms are worded at a desk."""
