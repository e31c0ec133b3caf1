"""Which text of a cluster of wire copies is the first one; its publisher is the origin of all the others (R19)."""
