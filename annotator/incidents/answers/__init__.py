"""What people answered when asked whether two claims tell of one event; it asks and links nothing itself."""
