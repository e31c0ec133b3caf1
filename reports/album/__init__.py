"""Which pictures an edition has, and the rows that each is drawn of: its own, and those of the editions before it."""

from reports.album.album import pictures_of

__all__ = ["pictures_of"]
