"""Finds the development texts, which are not part of the project, and the scorers that come with them."""

import importlib.util
import json
import os
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import django

CORPUS = Path(os.environ.get("CLAIMDESK_CORPUS") or Path(__file__).parents[1] / "../shared/corpus").resolve()


def lines(name: str) -> list[dict[str, Any]]:
    """Return the rows of a JSONL file of the corpus."""
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines() if line.strip()]


def document(name: str) -> Any:
    """Return a JSON file of the corpus."""
    return json.loads((CORPUS / name).read_text("utf-8"))


def text(name: str) -> str:
    """Return a text file of the corpus, its line ends as they are."""
    return (CORPUS / name).read_bytes().decode("utf-8")


def day(value: str | None) -> date | None:
    """Return the day that a label names, or None where it names none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def scorer(name: str) -> ModuleType:
    """Load one of the corpus's own scorers."""
    spec = importlib.util.spec_from_file_location(name, CORPUS / "scorers" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"There is no scorer {name} under {CORPUS}; set CLAIMDESK_CORPUS.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def set_up_django() -> None:
    """Make the project's models usable from a bench that needs them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
    django.setup()
