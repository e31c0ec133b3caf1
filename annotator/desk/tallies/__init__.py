"""Tallies of any days by any dimension, read from kept totals: what an edition of those days would be about to say."""
