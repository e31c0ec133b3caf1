"""Stores the candidates that an import proposes, and other values of those that are there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

import pghistory
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from annotator.claims.bulk.rules import check_may_import
from annotator.claims.bulk.wholes import Key, key_of
from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.names.actions import locate
from annotator.claims.origins.actions import trace
from annotator.sources.bulk.copying import copy_rows, next_numbers
from annotator.sources.models import Article

AT_ONCE = 500
# What an import may change of a candidate; where its words stand, and what it is, is what it is recognised by.
CHANGED = (
    "weapon hedge min best max combined modality scope actor target victim_status age_group sex places place_precision "
    "date_start date_end date_precision date_basis attribution role of"
).split()
WHOLE = "of_key"


@transaction.atomic
def propose_claims(*, claims: Sequence[Claim], user: User | None) -> list[Claim]:
    """Store candidates that quote articles, and return them; places and origins follow as for any new claim.

    A claim that somebody else made of the same words since they were looked up stays as it is, and is not returned.
    A part that names its whole by `proposal["of_key"]` finds it now, or when the whole comes.
    """
    check_may_import(user)
    _lock(claim.article_id for claim in claims)
    with pghistory.context(reason="claims imported"):
        known, now = _known([key_of(claim) for claim in claims]), timezone.now()
        new = [claim for claim in claims if key_of(claim) not in known]
        for claim in new:
            claim.origin, claim.created_by, claim.created_at = Claim.Origin.IMPORT, user, now
        for at in range(0, len(new), AT_ONCE):
            _copy(new[at : at + AT_ONCE])
        _find_wholes(new)
        _follow_up(new)
    return new


@transaction.atomic
def change_candidates(*, claims: Sequence[Claim], user: User | None) -> None:
    """Store other values of undecided candidates; whoever has the old ones on screen does not decide on these unseen.

    A candidate of the extractor keeps what the machine proposed, and is the importing person's from now on: reading
    the article again neither changes nor withdraws it.
    """
    check_may_import(user)
    _lock(claim.article_id for claim in claims)
    with pghistory.context(reason="candidates changed by an import"):
        for claim in claims:
            claim.version += 1
            claim.created_by, claim.withdrawn_at = claim.created_by or user, None
        fields = [*CHANGED, "proposal", "version", "created_by", "withdrawn_at"]
        Claim.objects.bulk_update(claims, fields, batch_size=AT_ONCE)
        _find_wholes(claims)
        _follow_up(claims)


@transaction.atomic
def restore_candidates(*, claims: Sequence[Claim], user: User | None) -> None:
    """Give candidates the values back that they had before an import that is undone, under a new version."""
    check_may_import(user)
    _lock(claim.article_id for claim in claims)
    with pghistory.context(reason="import of claims undone"):
        for claim in claims:
            claim.version += 1
        fields = [*CHANGED, "proposal", "version", "created_by", "withdrawn_at"]
        Claim.objects.bulk_update(claims, fields, batch_size=AT_ONCE)
        _follow_up(claims)


def _lock(articles: Iterable[int]) -> None:
    """One writer of an article's claims at a time; all in one order, so that none waits for one who waits for it."""
    wanted = Article.objects.filter(pk__in=set(articles)).order_by("pk")
    list(wanted.select_for_update(no_key=True).values_list("pk", flat=True))


def _copy(claims: Sequence[Claim]) -> None:
    fields = [field for field in Claim._meta.concrete_fields if not field.generated]
    with connection.cursor() as cursor:
        for claim, number in zip(claims, next_numbers(cursor, Claim, len(claims)), strict=True):
            claim.pk, claim._state.adding = number, False
        rows = (
            [field.get_db_prep_save(getattr(claim, field.attname), connection) for field in fields] for claim in claims
        )
        copy_rows(cursor, Claim, [str(field.column) for field in fields], rows)


def _find_wholes(claims: Sequence[Claim]) -> None:
    """Point parts to their wholes: those that came now, and those that came before their whole."""
    articles = {claim.article_id for claim in claims}
    # What people decided about a part, that it belongs to nothing too, is theirs.
    waiting = Claim.objects.filter(article__in=articles, of=None, status=Status.CANDIDATE, proposal__has_key=WHOLE)
    parts = waiting.order_by("pk").select_for_update(no_key=True, of=("self",))
    wanted = {part: Key(*part.proposal[WHOLE]) for part in parts}
    wholes = _known(wanted.values())
    found = [part for part, key in wanted.items() if key in wholes and wholes[key] != part.pk]
    for part in found:
        part.of_id = wholes[wanted[part]]
    Claim.objects.bulk_update(found, ["of"], batch_size=AT_ONCE)
    given = {part.pk: part.of_id for part in found}
    for claim in claims:
        claim.of_id = given.get(claim.pk, claim.of_id)


def _known(keys: Collection[Key]) -> dict[Key, int]:
    articles, starts = {key.article for key in keys}, {key.start for key in keys}
    found = Claim.objects.filter(article__in=articles, start__in=starts).only("article_id", *Key._fields[1:])
    return {key_of(claim): claim.pk for claim in found} if keys else {}


def _follow_up(claims: Sequence[Claim]) -> None:
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=attrgetter("start")):
        by_article[claim.article_id].append(claim)
    for each in by_article.values():
        locate(each)
    trace(claims=claims)
