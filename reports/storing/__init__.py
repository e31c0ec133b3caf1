"""Writes an edition's rows, many at once: a month of a large desk has hundreds of thousands."""
