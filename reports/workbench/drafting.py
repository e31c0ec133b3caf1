"""Drafts a headline in a monitor's own manner: "In the 41st month … recorded the killing of 24–26 combatants". Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.dateformat import format

from reports.workbench.headline import RECORDED, Bound
from reports.workbench.words import table

UNIT = re.compile(r"\{unit(?::([^}]*))?\}")
MOST = 8
# Of other deeds, whose status is not known goes without saying.
HARM = frozenset({"killed", "injured", "executed"})


def draft_headline(names: Mapping[str, Bound], start: date, end: date, series: str = "", ordinal: int = 0) -> str:
    """Return a first headline, with a name in braces wherever a figure stands; empty while nothing counts."""
    recorded = [one for one in names.values() if one.figure.column == RECORDED]
    phrases = _phrases(recorded)[:MOST]
    if not phrases:
        return ""
    sentences = [
        f"{_period(start, end, series, ordinal)}, the desk recorded {_listed(phrases)}.",
        *_none(recorded),
        *_alleged(names.values()),
    ]
    if any(one.figure.data["provisional"] for one in recorded):
        sentences.append("What one source alone reports is provisional.")
    return " ".join(sentences)


def _period(start: date, end: date, series: str, ordinal: int) -> str:
    days = f"{format(start, 'j F Y')} to {format(end, 'j F Y')}"
    if ordinal:
        return f"In the {_nth(ordinal)} month{f' of {series}' if series else ''}, {days}"
    if start.day == 1 and end.day == 1 and (end - start).days < 32:
        return f"In {format(start, 'F Y')}"
    return f"From {days}"


def _phrases(recorded: Sequence[Bound]) -> list[str]:
    """Return a phrase a kind: "the killing of 6–7 civilians and 29–32 combatants"."""
    by_phrase: dict[str, list[str]] = {}
    for one in recorded:
        data = one.figure.data
        told = table()["kinds"].get(data["measure"]["kind"])
        if told and data["number"] and data["net"] is None:
            before, _, counted = told["phrase"].partition("{n}")
            by_phrase.setdefault(before, []).append(f"{{{one.name}}}{_counted(one, counted)}")
    return [
        phrase
        for before, counted in by_phrase.items()
        for phrase in ([before + _listed(counted)] if before else counted)
    ]


def _counted(one: Bound, phrase: str) -> str:
    measure, number = one.figure.data["measure"], one.figure.data["number"]
    single = number["min"] == 1 and number["max"] in (None, 1)
    status = measure["victim_status"]
    if status == "unknown" and measure["kind"] not in HARM:
        status = "not_applicable"
    people = table()["statuses"][status]["one" if single else "many"]
    noun = measure["detail"].partition(" by ")[0] or measure["unit"]
    return UNIT.sub(lambda match: _plural(match[1] or noun, single), phrase).replace("{people}", people)


def _none(recorded: Sequence[Bound]) -> list[str]:
    """Return what sources say did not happen, which is no proof of zero (R12)."""
    labels = [
        one.figure.label[:1].lower() + one.figure.label[1:] for one in recorded if one.figure.data["reported_none"]
    ]
    return [f"None reported: {'; '.join(labels)}."] if labels else []


def _alleged(figures: Iterable[Bound]) -> list[str]:
    """Return the allegations, which stand beside the figures and in none of them (R4)."""
    found = [one for one in figures if one.figure.column == "alleged"]
    said = [f"{{{one.name}}} ({one.figure.label[:1].lower() + one.figure.label[1:]})" for one in found]
    return [f"Alleged and not counted: {'; '.join(said)}."] if said else []


def _listed(phrases: Sequence[str]) -> str:
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def _plural(noun: str, single: bool) -> str:
    if single:
        return noun
    if noun == "body":
        return "bodies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
