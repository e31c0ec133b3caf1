"""Reads settings from the environment and refuses values that make no sense."""

import os
from collections.abc import Collection
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str | None = None) -> str:
    """Return the variable as text; without a default a missing one raises ImproperlyConfigured."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def flag(name: str, default: bool) -> bool:
    """Return the variable as a truth value; anything but yes/no words raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}; use one of true, false, yes, no, 1, 0.")
    return value in TRUE


def number(name: str, default: int, *, at_least: int = 0) -> int:
    """Return the variable as a whole number; anything else, or one too small, raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip() or str(default)
    try:
        parsed = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number.") from None
    if parsed < at_least:
        raise ImproperlyConfigured(f"{name} is {parsed}; it must be at least {at_least}.")
    return parsed


def one_of(name: str, default: str, known: Collection[str], example: str) -> str:
    """Return the variable as one of the known words; any other raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip() or default
    if value not in known:
        raise ImproperlyConfigured(f"{name} is {value!r}, which is not known; an example is {example}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """Return the variable as a list, split at commas and trimmed."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """Return the variable as an absolute path."""
    return Path(os.environ.get(name) or default).expanduser().resolve()
