"""The people of the desk: their accounts, their roles, and the history of both. What a role may do is a table."""
