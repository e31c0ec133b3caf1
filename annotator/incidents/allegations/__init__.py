"""The allegation lane: what parties answer, and the assessments by which an accepted allegation leaves it (R4)."""
