"""Files that nobody means well with, made at test time, and a process with small means that reads them."""
