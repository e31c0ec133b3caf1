"""To whom a claim goes back: shown with what says so, corrected by an analyst, left to the rule again."""
