"""Atom for texts as they come: what XML has no way to write is left out."""

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed

# XML 1.0 cannot hold these signs, and one of them in one text would take the whole feed from its readers.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Atom(Atom1Feed):
    """Writes what a Feed gathers as Atom."""

    def add_item(self, title: str, link: str, description: str, *args: Any, **kwargs: Any) -> None:
        """Take in an entry, its words without the signs that XML cannot hold."""
        super().add_item(
            _UNWRITABLE.sub("\ufffd", title), link, _UNWRITABLE.sub("\ufffd", description), *args, **kwargs
        )
