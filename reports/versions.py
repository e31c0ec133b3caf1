"""Which Claimdesk this is: every edition says what made it."""

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


@cache
def code_version() -> str:
    """Return the version of the installed package or, in a source tree, the one that its pyproject.toml names."""
    try:
        return version("claimdesk")
    except PackageNotFoundError:
        return str(tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["version"])
