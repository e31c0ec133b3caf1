"""Where the development texts are; a run without them says so, and continuous integration insists."""

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("CLAIMDESK_CORPUS") or Path(__file__).parents[3] / ".." / "shared" / "corpus")
WORKED_EXAMPLE = CORPUS / "88th_month" / "article.txt"

needs_corpus = pytest.mark.skipif(
    not CORPUS.exists() and "CI" not in os.environ, reason=f"the development texts are not at {CORPUS}"
)
