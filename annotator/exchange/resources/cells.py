"""How the cells of a table become values and values become cells, each way exactly undoing the other.

They are django-import-export's widgets. What they refuse they say in a sentence for the person whose file it is.
"""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from import_export import widgets

YES = frozenset({"1", "true", "yes", "y", "x"})
NO = frozenset({"0", "false", "no", "n", ""})
_PARTS = re.compile(r"(?:\\[\\|]|[^|])+")
_ESCAPED = re.compile(r"\\([\\|])")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00)?)?")


class CellError(ValueError):
    """A cell cannot be what its column holds; `kind` is the sort of problem in one word."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


class Text(widgets.CharWidget):
    """Words without the spaces round them; line ends are those of the desk."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the words of a cell."""
        text = "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
        if "\x00" in text:
            raise CellError("characters", "A NUL stands in it, which no text has.")
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise CellError(
                "characters", "Half of a character stands in it: the file's encoding was taken for another."
            )
        return text


class Names(Text):
    """Several names with a bar between them; a bar inside a name is written with a backslash before it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the names of a cell, each once."""
        parts = (_ESCAPED.sub(r"\1", part).strip() for part in _PARTS.findall(super().clean(value)))
        return list(dict.fromkeys(part for part in parts if part))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the names as one cell."""
        return "|".join(name.replace("\\", "\\\\").replace("|", "\\|") for name in value or ())


class Choice(Text):
    """One of a few terms, by its id or its label, in capitals or not."""

    def __init__(self, choices: Callable[[], Sequence[tuple[Any, Any]]]) -> None:
        super().__init__()
        self.choices = choices

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the id of the term that a cell names."""
        said = super().clean(value)
        if not said:
            return ""
        found = [id for id, label in self.choices() if _same(said) in (_same(id), _same(label))]
        if not found:
            raise CellError("choice", f"It is none of {', '.join(str(id) for id, _ in self.choices() if id != '')}.")
        return found[0]


class Day(widgets.Widget):
    """A day as ISO 8601 writes it; any other way of writing leaves open which is the month."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        """Return the day of a cell."""
        said = Text().clean(value)
        if not said:
            return None
        try:
            if not _ISO.fullmatch(said):
                raise ValueError(said)
            return date.fromisoformat(said[:10])
        except ValueError:
            raise CellError("date", "It is no day like 2022-01-23.") from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return a day as ISO 8601 writes it."""
        return value.isoformat() if value else ""


class Whole(widgets.Widget):
    """A whole number from 0 up to what the database holds."""

    def __init__(self, most: int = 2_147_483_647) -> None:
        super().__init__()
        self.most = most

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        """Return the number of a cell."""
        said = Text().clean(value)
        if not said:
            return None
        if not (said.isascii() and said.isdigit() and len(said) <= 20):
            raise CellError("number", "It is no whole number such as 12.")
        if int(said) > self.most:
            raise CellError("number", f"It is more than {self.most}.")
        return int(said)


class Degrees(widgets.Widget):
    """A number of degrees, as a decimal fraction."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> float | None:
        """Return the degrees of a cell."""
        said = Text().clean(value)
        if not said:
            return None
        try:
            degrees = float(said)
        except ValueError:
            raise CellError("number", "It is no decimal number such as 36.2.") from None
        if not math.isfinite(degrees) or abs(degrees) > self.most:
            raise CellError("number", f"It is no number of degrees between -{self.most} and {self.most}.")
        return degrees

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the degrees with every digit that they have."""
        return "" if value is None else repr(float(value))


class YesNo(widgets.Widget):
    """Yes or no; an empty cell says no."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """Return whether a cell says yes."""
        said = Text().clean(value).lower()
        if said not in YES | NO:
            raise CellError("choice", "It is neither yes nor no.")
        return said in YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return yes or no."""
        return "yes" if value else "no"


def _same(term: Any) -> str:
    return " ".join(str(term).casefold().replace("_", " ").replace("-", " ").split())
