"""Settings, addresses and the database: the only code that knows both sides."""
