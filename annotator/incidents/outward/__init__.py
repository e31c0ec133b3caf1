"""What leaves with an edition beside its claims: incidents, sources, the register; and who is protected on the way."""
