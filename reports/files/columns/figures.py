"""The columns of figures, and of what each incident adds to one (R1). Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.files.columns.column import FIRST, NARROW, WIDE, WIDEST, Column, bounds, day, listed
from reports.models import Edition, Figure


def claims_behind(data: Mapping[str, Any]) -> list[int]:
    """Return the claims behind a figure: those that count, say none, reverse, or name a share."""
    found = set(data["none_reports"])
    for one in data["contributions"]:
        found |= {*one["claim_ids"], *one["reversed_by"]}
    for one in data["breakdown"]:
        found |= set(one["claim_ids"])
    return sorted(found)


MEASURED = (
    Column("column", "recorded, corroborated, alleged, or what a party claims.", lambda row: row.column, "", 14),
    Column("kind", "What happened, as the method names it.", lambda row: row.data["measure"]["kind"], "", 16),
    Column("unit", "What is counted; units are never added to each other (R15).",
           lambda row: row.data["measure"]["unit"]),
    Column("victim_status", "Whom it is about (R6).", lambda row: row.data["measure"]["victim_status"], "", 16),
    Column("detail", "Which weapon by whom, or that kinds are combined (R14).",
           lambda row: row.data["measure"]["detail"], "", WIDE),
    Column("party", "The party that claims, declares or concedes it (R5).", lambda row: row.data["party"], "", 16),
)  # fmt: skip
FIGURES = (
    *FIRST,
    Column("window_start", "The first day of the window.", lambda row: row.edition.window_start),
    Column("window_until", "The first day that no longer belongs to it.", lambda row: row.edition.window_end),
    *MEASURED,
    Column("label", "The measure in words.", lambda row: row.label, "", WIDE),
    Column("display", "The figure as it was published.", lambda row: row.display, "", WIDE),
    *bounds("", "The sum over incidents, an envelope", lambda row: row.data["number"]),
    *bounds("net_", "What is left after reversals (R11)", lambda row: row.data["net"]),
    Column("incidents", "How many incidents it counts.", lambda row: row.data["incidents"]),
    Column("unquantified_incidents", "Incidents reported without a number (R13).",
           lambda row: row.data["unquantified_incidents"]),
    Column("reported_none", "A source says there were none and nobody reports any; no proof of zero (R12).",
           lambda row: row.data["reported_none"]),
    Column("sources", "Independent sources behind it.", lambda row: row.data["sources"]),
    Column("provisional", "From one source, or a second reading is missing.", lambda row: row.data["provisional"]),
    Column("outside_window", "Allegations about another time, reported again.",
           lambda row: row.data["outside_window"]),
    Column("notes", "What stands beside the figure.", lambda row: listed(row.data["words"]["notes"]), "", WIDEST),
    Column("claims", "The claims behind it, by number.", lambda row: listed(claims_behind(row.data), " "), "", WIDE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What one incident adds to one figure."""

    figure: Figure
    told: Mapping[str, Any]

    @property
    def edition(self) -> Edition:
        """Return the edition of its figure."""
        return self.figure.edition


def shares_of(figures: Iterable[Figure]) -> Iterator[Share]:
    """Return what each incident adds to each figure."""
    return (Share(figure, one) for figure in figures for one in figure.data["contributions"])


def _of_figure(column: Column) -> Column:
    return Column(column.name, column.says, lambda row: column.read(row.figure), column.hxl, column.width)


SHARES = (
    *FIRST,
    Column("figure", "The figure's place in the edition.", lambda row: row.figure.order),
    *map(_of_figure, MEASURED),
    Column("incident", "The incident, by number.", lambda row: row.told["incident_id"]),
    *bounds("", "What the incident adds; empty where it is reported without a number", lambda row: row.told["number"]),
    *bounds("net_", "What is left after a reversal (R11)", lambda row: row.told["net"]),
    Column("date_start", "The first day on which it may have happened.", lambda row: day(row.told["date_start"])),
    Column("date_end", "The last such day.", lambda row: day(row.told["date_end"])),
    Column("grade", "How well it is supported.", lambda row: row.told["grade"]),
    Column("provisional", "Fewer than two independent sources.", lambda row: row.told["provisional"]),
    Column("contested", "Graded so, or denied by a party (R5).", lambda row: row.told["contested"]),
    Column("origins", "The independent sources behind it.", lambda row: listed(row.told["groups"]), "", WIDE),
    Column("claims", "The claims that say so, by number.", lambda row: listed(row.told["claim_ids"], " "), "", NARROW),
)  # fmt: skip
