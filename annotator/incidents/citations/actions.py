"""Every write of this package: a further source is added, and removed with a reason."""

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.claims.by_hand.rules import NotAdded, check_passage, trimmed
from annotator.claims.models import Claim
from annotator.claims.origins.tracing import traced_at
from annotator.claims.vocabulary import terms
from annotator.incidents.citations.models import Citation
from annotator.incidents.rules import check_may_link
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Article


@transaction.atomic
def add_citation(
    *, claim: Claim, article: Article, start: int, end: int, stance: str, actor: User, note: str = ""
) -> Citation:
    """Set a passage of another article beside a claim; offsets are code points of that article's text."""
    check_may_link(actor)
    _check(claim, article, start, end, stance)
    start, end = trimmed(article.text, start, end)
    behind = traced_at(article, start, end).source_id
    quotes = None if behind == article.source_id else behind
    said = {"quotes_id": quotes, "stance": stance, "note": note.strip(), "quote": article.text[start:end]}
    with pghistory.context(reason="further source added", by=actor.get_username()):
        try:
            with transaction.atomic():
                return Citation.objects.create(
                    claim=claim, article=article, start=start, end=end, added_by=actor, **said
                )
        except IntegrityError as error:
            if "one_citation_per_claim_and_passage" not in str(error):
                raise
            raise NotAllowed("These words stand beside the claim already. Nothing was added.") from error


@transaction.atomic
def remove_citation(*, citation: Citation, actor: User, because: str) -> Citation:
    """Take a further source off its claim; it stays on record with who did it and why."""
    check_may_link(actor)
    if not because.strip():
        raise NotAllowed("Say in a few words why this source is removed.")
    values = {"removed_at": timezone.now(), "removed_by": actor, "removed_because": because.strip()}
    with pghistory.context(reason="further source removed", by=actor.get_username(), note=because.strip()):
        if not Citation.objects.standing().filter(pk=citation.pk).update(**values):
            raise SomeoneWasFaster("This source was removed already.")
    citation.refresh_from_db()
    return citation


def _check(claim: Claim, article: Article, start: int, end: int, stance: str) -> None:
    if stance not in terms("stances"):
        raise NotAllowed("Say whether it supports, contradicts or mentions the claim.")
    if article.pk == claim.article_id:
        raise NotAllowed("A further source is another article than the claim's own.")
    try:
        check_passage(article.text, start, end)
    except NotAdded as no:
        raise NotAllowed(str(no)) from no
