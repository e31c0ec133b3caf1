"""To whom each claim goes back: who is quoted is its origin, and ten who quote one source are one (R2, R19)."""
