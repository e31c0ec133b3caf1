"""Tables as other people send them, read as they meant them."""
