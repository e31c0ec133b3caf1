"""The pictures of an edition: rows in, SVG with title, description, numbers and specification out; no database."""
