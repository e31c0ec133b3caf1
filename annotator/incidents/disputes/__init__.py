"""Disputes: a lead settles what two people read differently, and the claim becomes what the ruling says."""
