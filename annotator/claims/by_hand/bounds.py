"""What follows from a claim's bounds: its quote, its sentence, its paragraph. It reads texts and writes nothing."""

from typing import Any

from annotator.claims.models import Claim
from annotator.extraction.passages import surroundings


def placed(claim: Claim, start: int, end: int) -> dict[str, Any]:
    """Return a claim's values for other bounds; its sentence stays unless the passage leaves it."""
    text = claim.article.text
    values: dict[str, Any] = {"start": start, "end": end, "quote": text[start:end]}
    if claim.sentence_start <= start and end <= claim.sentence_end:
        return values
    around = surroundings(text, start, end, claim.article.language)
    return values | {"sentence_start": around.start, "sentence_end": around.end, "paragraph": around.paragraph}
