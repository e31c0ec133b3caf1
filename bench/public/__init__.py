"""How many public pages a process answers in a second."""
