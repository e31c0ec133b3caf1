"""What people do with flags: raise them, take them on, answer them. A flag asks; only a decision changes a claim."""
