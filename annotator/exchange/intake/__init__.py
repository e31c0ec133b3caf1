"""What other programs send, by tokens, and what they are told, by webhooks. Nothing that comes in here is decided."""
