"""A sentence with two numbers, and the claims that are made of it."""

from typing import Any

from annotator.claims.models import Claim
from annotator.incidents.passages.actions import join_claims, move_passage, split_claim
from annotator.review.passages.spans import Half
from tests.factories import make_article, make_claim, make_user, numbers

TEXT = "🔥 A headline\n\nOn Monday five men were killed and three injured near Arden. Rain fell. Report {}."
WHOLE = "five men were killed and three injured"
FIRST = "five men were killed"
SECOND = "three injured"


def make_whole(text: str = TEXT, quote: str = WHOLE, **values: Any) -> Claim:
    """Return one claim of both numbers, as an extractor might propose it."""
    article = make_article(text.format(next(numbers)))
    text = article.text
    sentence = {"sentence_start": text.index("On Monday"), "sentence_end": text.index(" Rain")}
    number = {"min": 5, "best": 5, "max": 5}
    return make_claim(article, quote=quote, paragraph=1, **{**sentence, **number, **values})


def make_two(first: str = FIRST, second: str = SECOND) -> tuple[Claim, Claim]:
    """Return two claims of one sentence: five killed, three injured."""
    claim = make_whole(quote=first)
    text, sentence = claim.article.text, {"sentence_start": claim.sentence_start, "sentence_end": claim.sentence_end}
    start = text.index(second)
    number = {"kind": "injured", "min": 3, "best": 3, "max": 3, "quote": second, "target": "three", "origin": "import"}
    values = {name: getattr(claim, name) for name in ("unit", "modality", "victim_status", "date_basis", "role")}
    other = Claim.objects.create(
        article=claim.article, start=start, end=start + len(second), paragraph=1, **sentence, **values, **number
    )
    return fresh(claim), fresh(other)


def half(claim: Claim, words: str, **values: Any) -> Half:
    """Return a half of the claim by its words."""
    start = claim.article.text.index(words)
    return Half(start, start + len(words), values)


def divide(claim: Claim, actor: Any = None, first: str = FIRST, second: str = SECOND, **more: Any) -> Claim:
    """Split a claim and return the second half."""
    injured = {"kind": "injured", "hedge": "exact", "min": 3, "best": 3, "max": 3, "target": ""}
    _, made = split_claim(
        claim=claim,
        actor=actor or make_user(),
        seen=more.pop("seen", claim.version),
        first=half(claim, first, **more.pop("of_first", {})),
        second=half(claim, second, **more.pop("of_second", injured)),
        **more,
    )
    return fresh(made)


def move(claim: Claim, words: str, actor: Any = None, **more: Any) -> Claim:
    """Give a claim other words and return it."""
    start = claim.article.text.index(words)
    seen = more.pop("seen", claim.version)
    move_passage(claim=claim, actor=actor or make_user(), seen=seen, start=start, end=start + len(words), **more)
    return fresh(claim)


def unite(claim: Claim, other: Claim, actor: Any = None, **more: Any) -> Claim:
    """Join a claim with another and return the one that stays."""
    seen, other_seen = more.pop("seen", claim.version), more.pop("other_seen", other.version)
    join_claims(claim=claim, other=other, actor=actor or make_user(), seen=seen, other_seen=other_seen, **more)
    return fresh(claim)


def values_of(claim: Claim) -> dict[str, Any]:
    """Return a claim's values but for its version and its place on the ranker's scale."""
    names = [field.attname for field in Claim._meta.concrete_fields if field.name not in {"version", "rank"}]
    return {name: getattr(claim, name) for name in names}


def fresh(claim: Claim) -> Claim:
    """Return a claim as the database has it."""
    return Claim.objects.select_related("article").get(pk=claim.pk)
