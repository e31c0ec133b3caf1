"""What a row says of a claim beyond its words: with defaults for what is left out, and as the proposal that is kept."""

from datetime import date
from typing import Any

from annotator.claims.bulk.actions import CHANGED, WHOLE
from annotator.claims.bulk.wholes import Key
from annotator.claims.models import Claim
from annotator.claims.vocabulary import unit_of
from annotator.exchange.resources.cells import CellError
from annotator.exchange.resources.claim_cells import IN_PLACE, Named, Share, quantity
from annotator.exchange.resources.claim_passages import BOUNDS
from annotator.exchange.resources.drafts import Draft

NUMBERS = ("min", "best", "max")
SAID_BY = ("annotator", "annotator_note")
PLACED = ("start", "end", "quote", *BOUNDS)
UNSURE = 0.5  # the score of a claim of which nobody says how sure they are
# How many days a precision spans at most (METHOD §2).
SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))
VAGUEST = 5


def read_number(draft: Draft) -> None:
    """Read a number that is given in words, or a bare best number, as all of min, best and max."""
    words = draft.row.cells.get("number", "").strip()
    if words and not any(draft.row.cells.get(name, "").strip() for name in NUMBERS):
        try:
            read = quantity(words)
        except CellError as error:
            draft.refuse(error.kind, "number", words, str(error))
            return
        draft.values |= {"min": read.min, "best": read.best, "max": read.max, "hedge": read.hedge}
    elif draft.values.get("best") is not None and not {"min", "max"} & draft.row.cells.keys():
        best = draft.values["best"]
        draft.values |= {"min": best, "max": best}
        if not draft.values.get("hedge"):
            draft.values["hedge"] = "exact"


def new_claim(draft: Draft) -> Claim:
    """Return the candidate that a new row proposes."""
    values = draft.values
    unit = values.get("unit") or unit_of(values["kind"])
    claim = Claim(article_id=values["article_id"], unit=unit, **{name: values[name] for name in PLACED})
    claim.modality, claim.role = "asserted", "new_event"
    claim.victim_status = "unknown" if unit in {"person", "body"} else "not_applicable"
    claim.date_basis = "stated" if values.get("date_start") else "unknown"
    claim.date_precision = _precision(values.get("date_start"), values.get("date_end"))
    claim.score = _score(draft)
    claim.rule = draft.row.cells.get("rule", "").strip()[:80]
    claim.extractor_version = draft.row.cells.get("extractor_version", "").strip()[:20]
    return claim


def take_values(claim: Claim, draft: Draft, whole: Claim | None) -> None:
    """Give a claim the values of a row; what the extractor proposed stays beside them."""
    values = draft.values
    for name in CHANGED:
        if name in values and name not in ("places", "of"):
            setattr(claim, name, values[name])
    claim.kind = values["kind"]
    said: list[Named] | None = values.get("places")
    if said is not None:
        claim.places = [name for role, name in said if role in IN_PLACE]
    if "of_key" in values:
        claim.of = whole
    is_the_machines = claim.pk is not None and claim.origin == Claim.Origin.EXTRACTOR
    proposal = claim.proposal if is_the_machines else _proposal(claim, said, draft)
    claim.proposal = _with_whole(proposal, values["of_key"]) if "of_key" in values else proposal


def _with_whole(proposal: dict[str, Any], key: Key | None) -> dict[str, Any]:
    """Keep beside a proposal which claim the row calls the whole, until that one is there."""
    rest = {name: value for name, value in proposal.items() if name != WHOLE}
    return rest | ({WHOLE: list(key)} if key else {})


def _proposal(claim: Claim, said: list[Named] | None, draft: Draft) -> dict[str, Any]:
    kept = claim.proposal
    proposal = {
        name: getattr(claim, name) for name in ("kind", "unit", "start", "end", "quote", *CHANGED) if name != "of"
    }
    proposal |= {name: day.isoformat() for name, day in proposal.items() if isinstance(day, date)}
    proposal["evidence"] = kept.get("evidence", [])
    proposal["places_by_role"] = kept.get("places_by_role", []) if said is None else [list(each) for each in said]
    said_by = {name: draft.row.cells.get(name, "").strip() or kept.get(name, "") for name in SAID_BY}
    proposal |= {name: said for name, said in said_by.items() if said}
    return proposal | ({WHOLE: kept[WHOLE]} if WHOLE in kept else {})


def _precision(start: date | None, end: date | None) -> int | None:
    if start is None:
        return None
    days = ((end or start) - start).days + 1
    return next((precision for most, precision in SPANS if days <= most), VAGUEST)


def _score(draft: Draft) -> float:
    cell = draft.row.cells.get("score", "")
    try:
        score = Share().clean(cell)
    except CellError as error:
        draft.refuse(error.kind, "score", cell, str(error))
        return UNSURE
    return UNSURE if score is None else score
