"""How this desk words METHOD's terms: a label and a help of its own beside each. Ids and definitions are METHOD's."""
