"""Where the development texts are; a run without them says so, and continuous integration insists."""

import os

import pytest

from bench.corpus import CORPUS

WORKED_EXAMPLE = CORPUS / "88th_month" / "article.txt"

needs_corpus = pytest.mark.skipif(
    not CORPUS.exists() and "CI" not in os.environ, reason=f"the development texts are not at {CORPUS}"
)
