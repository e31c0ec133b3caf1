"""The columns of incidents, with the numbers of dead and injured side by side, and their HXL tags. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from reports.files.columns.column import FIRST, WIDE, WIDEST, Column, bounds, listed

STATUSES = {"civilian": "civilians", "combatant": "combatants", "unknown": "unknown", "mixed_unsplit": "mixed"}
HARM = {"killed": "killed", "injured": "injured"}


def _number(kind: str, status: str) -> Callable[[Any], Mapping[str, int | None] | None]:
    return lambda one: one.harm.get((kind, status))


def _unquantified(kind: str) -> Callable[[Any], str]:
    def read(one: Any) -> str:
        found = [tag for status, tag in STATUSES.items() if one.harm.get((kind, status), 0) is None]
        return listed(found)

    return read


NUMBERS = tuple(
    column
    for kind in HARM
    for status, tag in STATUSES.items()
    for column in bounds(f"{kind}_{tag}_", f"Recorded {kind}, {tag}", _number(kind, status), f"#affected+{kind}+{tag}")
)
INCIDENTS = (
    *FIRST,
    Column("incident", "The incident, by number.", lambda one: one.incident.incident_id, "#event+code"),
    Column("title", "What happened, in few words.", lambda one: one.incident.title, "#event+name", WIDE),
    Column("date_start", "The first day on which it may have happened.", lambda one: one.incident.date_start,
           "#date+occurred+start"),
    Column("date_end", "The last such day.", lambda one: one.incident.date_end, "#date+occurred+end"),
    Column("date_precision", "1 the day, 2 a span of 2–6 days, 3 a week, 4 a month, 5 a year.",
           lambda one: one.incident.date_precision, "#date+precision"),
    Column("place", "Where, as named.", lambda one: one.incident.place_name, "#loc+name", WIDE),
    Column("admin1", "The governorate.", lambda one: one.incident.admin1, "#adm1+name", 16),
    Column("admin2", "The district.", lambda one: one.incident.admin2, "#adm2+name", 16),
    Column("latitude", "Rounded as the redaction profile says; empty where only an area is known (R17).",
           lambda one: one.incident.latitude, "#geo+lat"),
    Column("longitude", "Likewise.", lambda one: one.incident.longitude, "#geo+lon"),
    Column("place_precision", "1 exact, 2 near, 3 district, 4 governorate, 5 larger, 6 country, 7 sea or air.",
           lambda one: one.incident.place_precision, "#geo+precision"),
    Column("grade", "How well it is supported.", lambda one: one.incident.grade, "#status+grade"),
    Column("grade_reason", "Why it is graded so.", lambda one: one.incident.grade_reason, "#status+reason", WIDEST),
    Column("actors", "Who acted, as the claims say.", lambda one: listed(one.incident.actors), "#group+actor", WIDE),
    Column("targets", "To whom, as the claims say.", lambda one: listed(one.incident.data["targets"]),
           "#group+target", WIDE),
    Column("kinds", "The kinds of its claims.", lambda one: listed(one.incident.data["kinds"]), "#event+type", WIDE),
    Column("origins", "How many independent sources tell of it.", lambda one: one.incident.sources,
           "#meta+sources+num"),
    Column("sources", "Who tells of it.", lambda one: listed(one.names), "#meta+source", WIDE),
    Column("recorded", "Whether it adds to a recorded figure; one that is alleged alone does not (R4).",
           lambda one: one.is_recorded, "#status+recorded"),
    *NUMBERS,
    Column("killed_unquantified", "Of whom it is reported without a number that some were killed (R13).",
           _unquantified("killed"), "#affected+killed+unquantified", 16),
    Column("injured_unquantified", "Of whom it is reported without a number that some were injured (R13).",
           _unquantified("injured"), "#affected+injured+unquantified", 16),
    Column("claims", "Its claims, by number.", lambda one: listed(one.incident.data["claims"], " "), "#meta+claims"),
    Column("url", "Its page.", lambda one: f"{one.address}incidents/{one.incident.incident_id}/", "#meta+url", WIDE),
)  # fmt: skip
