"""Allegations that were accepted and read twice, with the people and the evidence that may end them."""

from datetime import date
from typing import Any

from annotator.claims.models import Claim
from annotator.incidents.actions import Placement
from annotator.incidents.allegations.actions import propose_assessment, record_position
from annotator.incidents.allegations.evidence import Evidence
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.citations.actions import add_citation
from annotator.incidents.citations.models import Citation
from annotator.sources.models import Source
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user, numbers

# Injuries need no second reading of what the article says, so that a test may assess at once.
INJURED = {"quote": "two civilians were injured", "kind": "injured", "min": 2, "best": 2, "max": 2}
CIVILIANS = {**INJURED, "target": "two civilians", "victim_status": "civilian", "actor": "International Coalition"}
OTHER = "Hospital staff counted two civilians who were injured in the strike on the village. Note {}."


def make_allegation(source: Source | None = None, incident: Any = None, **values: Any) -> Claim:
    """Return an accepted allegation of two injured civilians."""
    told = {"modality": "alleged", **CIVILIANS, **values}
    claim = make_claim(article=make_article(source=source, published=date(2022, 1, 20)), **told)
    return make_decided_claim(claim=claim, placement=Placement(incident=incident, new=incident is None))


def make_second_source(source: Source | None = None, incident: Any = None, **values: Any) -> Claim:
    """Return what another source says of two injured civilians, in words of its own."""
    text = OTHER.format(next(numbers))
    told = {**CIVILIANS, "text": text, "quote": "two civilians who were injured", **values}
    claim = make_claim(article=make_article(text, source=source, published=date(2022, 1, 25)), **told)
    return make_decided_claim(claim=claim, placement=Placement(incident=incident, new=incident is None))


def make_citation(claim: Claim, stance: str = "supports", source: Source | None = None) -> Citation:
    """Return a further source beside a claim."""
    text = OTHER.format(next(numbers))
    article = make_article(text, source=source)
    return add_citation(claim=claim, article=article, start=0, end=40, stance=stance, actor=make_user())


def make_position(claim: Claim, says: str = "accepts", **values: Any) -> Position:
    """Return what a party answers to an allegation."""
    said = {"party": "International Coalition", "note": "Its press release of that day.", **values}
    return record_position(claim=claim, actor=values.pop("actor", None) or make_user(), says=says, **said)


def imagery() -> Evidence:
    """Return evidence that needs nothing but words."""
    return Evidence("imagery", reference="Satellite picture of 18 January 2022, read by two analysts")


def make_proposal(claim: Claim | None = None, end: str = "confirmed", **values: Any) -> Assessment:
    """Return an assessment that waits for a second person."""
    claim = claim or make_allegation()
    evidence = values.pop("evidence", None) or (Evidence("search") if end == "unverifiable" else imagery())
    actor = values.pop("actor", None) or make_user()
    return propose_assessment(claim=claim, actor=actor, end=end, evidence=evidence, reason="The crater is there.")


def same_group() -> tuple[Source, Source]:
    """Return two publishers of one independence group."""
    return make_source(independence_group="a monitor"), make_source(independence_group="a monitor")
