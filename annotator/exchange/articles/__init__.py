"""Articles as rows of a table: what their cells say, what is here already, and how an import of them is undone."""
