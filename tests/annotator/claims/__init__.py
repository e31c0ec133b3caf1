"""Tests of claims: their life, their constraints, and reading an article again."""
