"""The allegation lane: what parties answer, and the assessments by which alone an accepted allegation leaves it (R4)."""
