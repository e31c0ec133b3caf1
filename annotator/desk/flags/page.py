"""What the desk shows of flags: each with the sentence it is about and what may be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404

from annotator.checks.models import Flag, FlagQuerySet
from annotator.checks.registry import BY_ID, name_of
from annotator.claims.vocabulary import terms
from annotator.desk.incidents.sentences import Sentence, sentences_of
from annotator.review.flags.actions import ARTICLE, SERIES, SOURCE
from annotator.review.flags.rules import can_flag, can_take

PAGE = 30
WITH = ("claim", "article__source", "article__series", "owner", "raised_by", "answered_by", "dismissal")


@dataclass(frozen=True)
class Row:
    """One flag as the desk shows it."""

    flag: Flag
    reason: str
    definition: str
    sentence: Sentence | None
    scopes: list[tuple[str, str]]
    may_answer: bool
    is_mine: bool


def get_flag_or_404(pk: int) -> Flag:
    """Return a flag that anybody on the desk may read."""
    return get_object_or_404(_shown(Flag.objects.all()), pk=pk)


def page_of(flags: FlagQuerySet, after: int) -> tuple[list[Flag], int | None]:
    """Return the flags that come after one of them, and after which to go on, if there are more."""
    found = list(_shown(flags.filter(pk__gt=after))[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def rows_of(flags: Sequence[Flag], user: User) -> list[Row]:
    """Return flags with their sentences, which are read in one query."""
    sentences = sentences_of(flag.claim for flag in flags if flag.claim)
    return [_row(flag, sentences.get(flag.claim_id or 0), user) for flag in flags]


def _shown(flags: FlagQuerySet) -> FlagQuerySet:
    return flags.select_related(*WITH).defer("article__text")


def _row(flag: Flag, sentence: Sentence | None, user: User) -> Row:
    if flag.raised_by_id:
        term = terms("flag_reasons")[flag.about]
        reason, definition = term.label, term.definition
    else:
        check = BY_ID.get(flag.check_id)
        reason, definition = name_of(flag.check_id), check.description if check else ""
    return Row(
        flag=flag,
        reason=reason,
        definition=definition,
        sentence=sentence,
        scopes=[] if flag.raised_by_id else _scopes(flag),
        may_answer=can_flag(user) and can_take(flag, user),
        is_mine=flag.owner_id == user.pk,
    )


def _scopes(flag: Flag) -> list[tuple[str, str]]:
    article = flag.article
    series = [(SERIES, f"in this series ({article.series})")] if article.series else []
    return [("", "only here"), (ARTICLE, "in this article"), *series, (SOURCE, f"in this source ({article.source})")]
