"""What is published, for programs: read-only JSON under /api/v1/, made of edition rows alone."""
