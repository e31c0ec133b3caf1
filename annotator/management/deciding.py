"""Decides the example articles' claims as two colleagues of the demo's people would, from examples/decisions.json."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from annotator.claims.models import Claim
from annotator.incidents.actions import PROPOSED, Placement, change_incident, decide_claim
from annotator.incidents.allegations.actions import join_entry
from annotator.management.examples import FOLDER, example_entries
from annotator.review.actions import Answer
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.values import values_of

PATH = FOLDER / "decisions.json"


def decisions() -> dict[str, list[dict[str, Any]]]:
    """Return what is decided before the first edition and after it, how incidents are graded, what repeats what."""
    read: dict[str, list[dict[str, Any]]] = json.loads(PATH.read_text("utf-8"))
    return read


def decide(step: str, first: User, known: dict[str, int]) -> None:
    """Let a colleague take the decisions of one step; `known` are the claims decided so far, by name."""
    told = decisions()
    titles = {entry["file"]: entry["title"] for entry in example_entries()}
    for one in told[step]:
        claim = _claim(titles[one["file"]], one["quote"])
        known[one["name"]] = claim.pk
        decide_claim(claim=claim, actor=first, answer=_answer(claim, one, known), placement=_placement(one, known))
    for grade in told["grades"]:
        if grade["when"] == step:
            _grade(grade, first, known)
    for pair in told["repeats"] if step == "before" else ():
        claim, entry = (Claim.objects.get(pk=known[pair[name]]) for name in ("claim", "entry"))
        join_entry(claim=claim, entry=entry, actor=first)


def read_again(second: User) -> None:
    """Let another colleague read alike all that two people have to read."""
    while reading := hand_out(user=second):
        answer_reading(reading=reading, user=second, values=values_of(reading.claim))


def read_otherwise(second: User) -> None:
    """Let the other colleague take a floor for the number itself, so that a lead has something to settle."""
    if reading := hand_out(user=second):
        said = values_of(reading.claim)
        number = {"min": said["min"], "best": said["min"], "max": said["min"], "hedge": "exact"}
        answer_reading(reading=reading, user=second, values=said | number | {"victim_status": "unknown"})


def _claim(title: str, quote: str) -> Claim:
    found = Claim.objects.awaiting_review().filter(article__title=title, quote__startswith=quote)
    claim = found.select_related("article__source").order_by("start", "pk").first()
    if claim is None:
        raise LookupError(f"No claim “{quote}” of “{title}” waits: were the examples read by another extractor?")
    return claim


def _answer(claim: Claim, one: Mapping[str, Any], known: Mapping[str, int]) -> Answer:
    changes = {name: _value(name, value) for name, value in one.get("changes", {}).items()}
    if "of" in one:
        changes["of_id"] = known[one["of"]]
    return Answer(one.get("outcome", "confirm"), claim.version, changes, note=one.get("note", ""))


def _placement(one: Mapping[str, Any], known: Mapping[str, int]) -> Placement:
    if one.get("alone"):
        return Placement(new=True)
    if "with" not in one:
        return PROPOSED
    return Placement(incident=Claim.objects.select_related("link__incident").get(pk=known[one["with"]]).link.incident)


def _grade(grade: Mapping[str, Any], actor: User, known: Mapping[str, int]) -> None:
    claim = Claim.objects.select_related("link__incident").get(pk=known[grade["of"]])
    change_incident(
        incident=claim.link.incident, actor=actor, title=grade["title"], place=grade["place"],
        grade=grade["grade"], grade_reason=grade["reason"],
    )  # fmt: skip


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in ("date_start", "date_end") and value else value
