"""The words in which numbers, dates and measures are shown; a hedged number is never a bare integer.

Figures are called recorded, never a trend or an estimate (R21).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from .facts import Fact, Number
from .figures import ALLEGED, CLAIMED_BY_PARTY, CONCEDED, CORROBORATED, DECLARED, RECORDED_COLUMN, Figure
from .measures import COMBINED, HARM, Measure
from .parties import LOSSES

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PLURALS = {"person": "people", "body": "bodies", "aircraft": "aircraft", "ammunition": "ammunition"}
STATUSES = {
    "civilian": "civilians",
    "combatant": "combatants",
    "mixed_unsplit": "civilians and combatants in one number",
    "unknown": "status unknown",
}
MOVEMENTS = frozenset({"convoy_entry", "reinforcement", "withdrawal", "return"})
COLUMNS = {
    RECORDED_COLUMN: "Recorded",
    CORROBORATED: "Corroborated",
    ALLEGED: "Alleged, not counted",
    CLAIMED_BY_PARTY: "Claimed by {party}, not counted",
    DECLARED: "Declared by {party}",
    CONCEDED: "Conceded by {party}",
}
MONTH_PRECISION, YEAR_PRECISION = 4, 5


def plural(noun: str, count: int | None = None) -> str:
    """Return the noun as it stands beside a count, in the plural where there is none."""
    if count == 1:
        return noun
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def day(when: date) -> str:
    """Return a date as "17 Jan 2022"."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def period(start: date, end: date) -> str:
    """Return two dates as "23 Dec 2021 – 23 Jan 2022"."""
    return day(start) if start == end else f"{day(start)} – {day(end)}"


def when(start: date | None, end: date | None, precision: int | None = 1) -> str:
    """Return an event's date with its precision: "17 Jan 2022", "January 2022", "about 17 Jan 2022"."""
    if start is None:
        return "undated"
    end = end or start
    first_of_month, last_of_month = start.day == 1, (end + timedelta(days=1)).day == 1
    alone = start == end
    if precision == YEAR_PRECISION and (alone or (start.month, end.month) == (1, 12)):
        return str(start.year)
    same_month = (start.year, start.month) == (end.year, end.month)
    if precision == MONTH_PRECISION and (alone or (same_month and first_of_month and last_of_month)):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"about {day(start)}" if alone and precision in (2, 3) else period(start, end)


def spread(number: Number | None) -> str:
    """Return a number with its range: "24–26", "at least 12", "up to 9", "11"."""
    if number is None:
        return "unquantified"
    if number.max is None:
        if number.min == 0:
            return "none reported" if number.best == 0 else "any number"
        return f"at least {number.min:,}"
    if number.min == number.max:
        return f"{number.min:,}"
    if number.min == 0 and number.best is None:
        return f"up to {number.max:,}"
    return f"{number.min:,}–{number.max:,}"


def amount(number: Number | None, unit: str) -> str:
    """Return a number with its unit: "130 vehicles", "at least 1 event"."""
    if number is None:
        return f"unquantified {plural(unit)}"
    if number.best == 0 and number.max is None:
        return spread(number)
    return f"{spread(number)} {plural(unit, number.min if number.max in (None, number.min) else number.max)}"


def stated(fact: Fact) -> str:
    """Return what one claim says: "23–25 people", "unquantified people" for "several", "none reported"."""
    if fact.says_none:
        return "none reported"
    return amount(fact.number if fact.is_quantified else None, fact.unit)


def label(measure: Measure, kinds: Mapping[str, str]) -> str:
    """Return a measure's name: "Killed, combatants", "Rockets fired by …", "Convoys in, vehicles"."""
    name = kinds.get(measure.kind, measure.kind.replace("_", " ").capitalize())
    if measure.detail == COMBINED:
        name = "Killed or injured, in one number" if measure.kind == "killed" else f"{name}, combined"
    elif measure.detail:
        weapon, by, actor = measure.detail.partition(" by ")
        return f"{plural(weapon).capitalize()} fired{by}{actor}"
    if measure.kind in MOVEMENTS and measure.unit not in ("person", "movement"):
        return f"{name}, {plural(measure.unit)}"
    if measure.kind not in HARM or (measure.victim_status == "unknown" and measure.kind not in LOSSES):
        return name
    return f"{name}, {STATUSES.get(measure.victim_status, measure.victim_status)}"


def column(figure: Figure) -> str:
    """Return the heading of the column that a figure stands in."""
    return COLUMNS[figure.column].format(party=figure.party)


def headline(figure: Figure) -> str:
    """Return what stands largest: "24–26", "none reported", "left and returned: net zero"."""
    if figure.net is not None:
        return _net(figure)
    if figure.number is not None:
        return spread(figure.number)
    if figure.unquantified_incidents:
        return f"{_incidents(figure.unquantified_incidents)}, unquantified"
    return "none reported" if figure.reported_none else "no report"


def notes(figure: Figure, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return what must be read beside the number: sources, disputes, incidents without a number."""
    name = kinds.get(figure.measure.kind, figure.measure.kind.replace("_", " ")).lower()
    contested = sum(contribution.contested for contribution in figure.contributions)
    remarks = (
        _sources(figure),
        _unread(figure),
        f"plus {_incidents(figure.unquantified_incidents)} with unquantified {name}"
        if figure.unquantified_incidents and figure.number
        else "",
        f"{_incidents(contested)} contested" if contested else "",
        "about another time, reported again" if figure.outside_window else "",
    )
    return tuple(remark for remark in remarks if remark)


def in_words(figure: Figure, kinds: Mapping[str, str]) -> str:
    """Return a figure as one phrase: "3 (one source, provisional)", "24–26, plus 1 incident with …"."""
    text = headline(figure)
    for note in notes(figure, kinds):
        text += f", {note}" if note.startswith("plus ") else f" ({note})"
    return text


def _net(figure: Figure) -> str:
    if figure.net == Number(0, 0, 0):
        left = figure.measure.kind == "withdrawal"
        return "left and returned: net zero" if left else "reversed: net zero"
    return f"net {spread(figure.net)}"


def _incidents(count: int) -> str:
    return f"{count} {plural('incident', count)}"


def _sources(figure: Figure) -> str:
    if figure.column != RECORDED_COLUMN or not figure.provisional_incidents:
        return ""
    if figure.sources == 1:
        return "one source, provisional"
    return f"{figure.provisional_incidents} of {_incidents(figure.incidents)} from one source, provisional"


def _unread(figure: Figure) -> str:
    """Return what a second person has still to read (METHOD §4); the number stands until then, provisionally."""
    if not figure.unread_incidents:
        return ""
    whole = figure.unread_incidents == figure.incidents
    missing = "second reading missing"
    missing += "" if whole else f" for {figure.unread_incidents} of {_incidents(figure.incidents)}"
    return missing if _sources(figure) else f"{missing}, provisional"
