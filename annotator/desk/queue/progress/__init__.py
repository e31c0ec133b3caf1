"""How far everybody has come: my day, the team, articles, reports, and what has waited longest."""
