"""Every write of the queue: handing claims out, taking them over, assigning them, and saved views."""
