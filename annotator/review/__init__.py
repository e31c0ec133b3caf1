"""Who decided what, and why: the queue, leases, rules and append-only decisions."""
