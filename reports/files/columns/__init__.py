"""The public columns, each declared once: its name, what it says, how it is read, its HXL tag."""
