"""Second readings: who reads a claim again without seeing the first answer, what differs, and who settles it."""
