"""The lexicons and vocabularies as readable files, and nothing but their reading."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Read one data file of this folder by its name without the ending."""
    text = files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def items(name: str) -> list[dict[str, Any]]:
    """Return the entries of a data file."""
    found: list[dict[str, Any]] = load(name)["items"]
    return found
