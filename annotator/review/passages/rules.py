"""Which words a claim may be given; where it may not, the sentence that the person reads."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.review import rules
from annotator.review.models import Decision
from annotator.review.passages.spans import Half
from annotator.review.rules import NotAllowed, twin

RESHAPED = frozenset({Status.CANDIDATE, *ACCEPTED})
LONGEST = 2000
# Acts on several claims that make no sense for one of them alone: they are taken back as a whole.
WHOLE = frozenset({"split", "join"})


def check_may_reshape(claim: Claim, user: User) -> None:
    """Analysts give other words to claims that wait for a decision or were accepted."""
    rules.check_may_review(user)
    rules.check_proposed(claim)
    if claim.status not in RESHAPED:
        state = Status(claim.status).label.lower()
        raise NotAllowed(f"A claim that is {state} keeps its words; take that decision back first.")
    rules.check_not_leased_to_another(claim, user)


def check_passage(text: str, start: int, end: int) -> None:
    """A passage lies in the text, quotes words, and begins and ends with them."""
    if not 0 <= start < end <= len(text):
        raise NotAllowed("The marked passage does not lie in the article.")
    quote = text[start:end]
    if quote != quote.strip():
        raise NotAllowed("A passage begins and ends with a word.")
    if end - start > LONGEST:
        raise NotAllowed(f"A passage has {LONGEST:,} characters at most.")


def check_other_words(claim: Claim, start: int, end: int) -> None:
    """Who changes a passage changes something."""
    if (start, end) == (claim.start, claim.end):
        raise NotAllowed("These are the words that the claim has already.")


def check_free(claim: Claim, values: dict[str, Any]) -> None:
    """No two claims of one kind and unit quote the same words."""
    key = {name: values.get(name, getattr(claim, name)) for name in ("kind", "unit", "start", "end")}
    others = Claim.objects.filter(article_id=claim.article_id, **key).exclude(pk=claim.pk)
    if other := others.first():
        raise NotAllowed(_taken(other))


def check_not_combined(claim: Claim) -> None:
    """One number for people killed and injured together is never split (R14)."""
    if claim.combined:
        raise NotAllowed("One number for people killed and injured together is never split (R14).")


def check_halves(claim: Claim, halves: Sequence[Half]) -> None:
    """The halves are two passages without a common word, and each has something of the claim that is split."""
    first, second = sorted(halves, key=lambda half: half.start)
    if first.end > second.start:
        raise NotAllowed("The two halves overlap; no word belongs to both.")
    if any(half.end <= claim.start or claim.end <= half.start for half in halves):
        raise NotAllowed("Each half has words of the claim that is split.")


def check_joinable(claim: Claim, other: Claim, user: User) -> None:
    """Two claims of one paragraph become one, which has the words of both."""
    if claim.pk == other.pk:
        raise NotAllowed("A claim is not joined with itself.")
    if (claim.article_id, claim.paragraph) != (other.article_id, other.paragraph):
        raise NotAllowed("Only claims of one paragraph are joined; say “duplicate of” where they stand further apart.")
    kind = (claim.kind, claim.unit)
    if (other.kind, other.unit) == kind and other.start <= claim.start and claim.end <= other.end:
        raise NotAllowed("The other claim has the words of both: open it, and join this one to it.")
    check_may_reshape(other, user)


def check_stands_last(decision: Decision) -> None:
    """An act is taken back while nothing has been decided on top of it."""
    last = rules.latest_decision(decision.claim)
    if last is None or last.pk != decision.pk:
        raise NotAllowed(f"“{decision.claim.quote}” has been decided since; take that decision back first.")


def check_no_act_since(claim: Claim, version: int) -> None:
    """A claim does not go back alone behind an act that changed others with it."""
    since = claim.decisions.filter(version__gt=version, outcome__in=WHOLE, undoes=None, undone_by=None)
    if since.exists():
        raise NotAllowed("Since then the claim was split or joined; undo that first, for the other claim's sake.")


def _taken(other: Claim) -> str:
    kind, state = label("kinds", other.kind), Status(other.status).label.lower()
    return f"“{other.quote}” is a claim already: {kind}, {state}. Open that one to decide it otherwise."


can_reshape = twin(check_may_reshape)
