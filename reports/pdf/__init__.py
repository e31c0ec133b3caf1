"""An edition as a PDF: the same templates on pages, made once by a process of its own and then kept."""
