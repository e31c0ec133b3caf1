"""Builds state for tests by calling the actions; every argument is optional."""

import itertools
from datetime import date
from typing import Any

from django.contrib.auth.models import Group, User

from annotator.claims import actions as claims
from annotator.claims.models import Claim
from annotator.config.roles import sync_roles
from annotator.extraction import Candidate
from annotator.incidents.actions import PROPOSED, Placement, decide_claim
from annotator.review.actions import Answer
from annotator.sources.actions import Window, add_source, receive_article
from annotator.sources.models import Article, Source

numbers = itertools.count(1)

PASSWORD = "a long enough password"
WINDOW = Window(date(2022, 1, 1), date(2022, 2, 1))
TEXT = "Clashes broke out near the village on Monday. Four fighters were killed and two civilians were injured."


def make_user(role: str = "analyst", name: str = "") -> User:
    """Return a new user with one role."""
    if not Group.objects.filter(name=role).exists():
        sync_roles()
    user = User.objects.create_user(name or f"{role}-{next(numbers)}", password=PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_source(name: str = "", **details: Any) -> Source:
    """Return a publisher."""
    return add_source(name=name or f"Monitor {next(numbers)}", **details)


def make_article(
    text: str = "", source: Source | None = None, window: Window | None = WINDOW, **details: Any
) -> Article:
    """Return an article; without a text it gets one that no other article has."""
    text = text or f"{TEXT} Report number {next(numbers)}."
    received = receive_article(
        data=text.encode(), source=source or make_source(), how="paste", window=window, **details
    )
    return received.article


def make_candidate(quote: str = "Four fighters were killed", text: str = TEXT, **values: Any) -> Candidate:
    """Return a candidate for a quote in a text."""
    start = text.index(quote)
    defaults: dict[str, Any] = dict(  # noqa: C408 - keywords read better here
        kind="killed", unit="person", hedge="exact", min=4, best=4, max=4, start=start, end=start + len(quote),
        quote=quote, modality="asserted", scope=(), actor="", target="fighters", victim_status="combatant", places=(),
        date_start=date(2022, 1, 17), date_end=date(2022, 1, 17), date_precision=1, date_basis="stated", attribution="",
        role="new_event", rule="test", score=0.9, of=None, weapon="", age_group="", sex="", place_precision=None,
        paragraph=0, sentence_start=start, sentence_end=start + len(quote), evidence=(), extractor_version="test",
    )  # fmt: skip
    return Candidate(**{**defaults, **values})


def make_claim(article: Article | None = None, **values: Any) -> Claim:
    """Return a candidate claim of an article."""
    article = article or make_article()
    candidate = make_candidate(**{"text": article.text, **values})
    matching = claims.store_candidates(article=article, candidates=[candidate])
    (claim,) = matching.claims.values()
    return Claim.objects.get(pk=claim.pk)


def make_decided_claim(
    outcome: str = "confirm",
    actor: User | None = None,
    claim: Claim | None = None,
    placement: Placement = PROPOSED,
    changes: dict[str, Any] | None = None,
    reason_code: str = "",
    note: str = "",
    **values: Any,
) -> Claim:
    """Return a claim that an analyst has decided."""
    claim = claim or make_claim(**values)
    if outcome == "reject":
        reason_code = reason_code or "not_a_claim"
    answer = Answer(outcome, claim.version, changes or {}, reason_code, note or ("why" if outcome == "hold" else ""))
    decide_claim(claim=claim, actor=actor or make_user(), answer=answer, placement=placement)
    return Claim.objects.get(pk=claim.pk)
