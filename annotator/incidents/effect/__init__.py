"""What an act would move before it is done: figures counted without it and with it."""
