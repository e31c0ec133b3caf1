"""An article with three claims in two paragraphs, and what a browser sends about a claim."""

from typing import Any

from django.urls import reverse

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.desk.review.forms import ClaimForm
from annotator.sources.models import Article
from tests.factories import make_article, make_candidate, numbers

HTMX = {"HX-Request": "true"}
TEXT = (
    "Four fighters were killed and two civilians were injured near the village on Monday.\n\n"
    "Three men were arrested by the police. Report number {}."
)


def make_three() -> tuple[Article, list[Claim]]:
    """Return an article and its claims in text order: killed, injured, arrested."""
    text = TEXT.format(next(numbers))
    article = make_article(text)
    first = len("Four fighters were killed and two civilians were injured near the village on Monday.")
    sentence = {"sentence_start": 0, "sentence_end": first}
    candidates = [
        make_candidate("Four fighters were killed", text, **sentence),
        make_candidate("two civilians were injured", text, kind="injured", min=2, best=2, max=2, **sentence),
        make_candidate("Three men were arrested", text, kind="arrested", min=3, best=3, max=3, paragraph=1),
    ]
    store_candidates(article=article, candidates=candidates)
    return article, list(article.claims.all())


def address(name: str, claim: Claim) -> str:
    """Return the address of an act on a claim."""
    return reverse(name, args=[claim.pk])


def filled_in(claim: Claim, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends when a person changes some fields of a claim's form."""
    form = ClaimForm(claim)
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (values | changes).items() if value is not None and value is not False}
