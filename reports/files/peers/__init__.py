"""Recorded incidents in the columns of other collections, and what those columns cannot hold."""
