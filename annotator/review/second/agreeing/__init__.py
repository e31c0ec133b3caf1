"""How well readers agree, and what stands out: numbers and questions, computed without the database."""
