"""Tests of review: rules, decisions, leases."""
