"""How many claims there are, kept by the database as claims come and change; nothing here is counted anew."""
