"""The columns of sources and of the register of allegations. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.files.columns.column import FIRST, WIDE, WIDEST, Column, day, listed
from reports.models import Edition, EditionAllegation, EditionClaim

SOURCES = (
    *FIRST,
    Column("source", "The source, by number.", lambda row: row.source_id),
    Column("name", "Its name, or the label that stands for a withheld one.", lambda row: row.name, "", WIDE),
    Column("kind", "What sort of source it is.", lambda row: row.kind_label, "", 16),
    Column("origin", "The ultimate source by which independence is counted.", lambda row: row.origin, "", WIDE),
    Column("reliability", "A completely, B usually, C fairly, D not usually, E unreliable, F cannot be judged.",
           lambda row: row.reliability),
    Column("reliability_reason", "Why it is judged so.", lambda row: row.reliability_reason, "", WIDEST),
    Column("masked", "Whether its name is withheld to protect it.", lambda row: row.masked),
    Column("series", "Its recurring reports.", lambda row: listed(row.data["series"]), "", WIDE),
    Column("scope", "What it counts.", lambda row: row.data["scope"], "", WIDE),
    Column("alignment", "The party that it speaks for, if any.", lambda row: row.data["alignment"], "", WIDE),
    Column("url", "Where it publishes.", lambda row: row.data["url"], "", WIDE),
    Column("articles", "Its articles in the edition.", lambda row: row.data["articles"]),
    Column("claims", "Its claims in the edition.", lambda row: row.data["claims"]),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alleged:
    """One line of the register with the claim that it is about."""

    row: EditionAllegation
    claim: EditionClaim

    @property
    def edition(self) -> Edition:
        """Return the edition that lists it."""
        return self.row.edition

    @property
    def assessment(self) -> Mapping[str, Any]:
        """Return what two people found; nothing while it is open."""
        return self.row.data["assessment"] or {}


def register(rows: Iterable[EditionAllegation], claims: Iterable[EditionClaim]) -> Iterator[Alleged]:
    """Return the register's lines in their order, each with its claim."""
    listed_rows = list(rows)
    wanted = {row.claim_id for row in listed_rows}
    found = {claim.claim_id: claim for claim in claims if claim.claim_id in wanted} if wanted else {}
    return (Alleged(row, found[row.claim_id]) for row in listed_rows)


def _answer(one: Mapping[str, Any]) -> str:
    numbers = [f"{name} {_spread(one[name])}" for name in ("declared", "conceded") if one[name]]
    return f"{one['party']} {one['says_label'].lower()}" + (f" ({', '.join(numbers)})" if numbers else "")


def _spread(number: Mapping[str, int | None]) -> str:
    return ", ".join(f"{bound} {value}" for bound, value in number.items() if value is not None)


ALLEGATIONS = (
    *FIRST,
    Column("order", "Its place in the register.", lambda one: one.row.order),
    Column("claim", "The claim, by number.", lambda one: one.row.claim_id),
    Column("incident", "Its incident, by number.", lambda one: one.row.data["incident_id"]),
    Column("kind", "What is alleged.", lambda one: one.claim.kind_label, "", 16),
    Column("alleged", "How many; never added to a recorded figure (R4).", lambda one: one.claim.display, "", WIDE),
    Column("accused", "By whom, as alleged.", lambda one: one.row.data["accused"], "", WIDE),
    Column("when", "When it happened, as alleged.", lambda one: one.row.data["when"], "", WIDE),
    Column("quote", "The words that it stands on.", lambda one: one.claim.quote, "", WIDE),
    Column("first_source", "Who reported it first.", lambda one: one.row.data["first"]["source"], "", WIDE),
    Column("first_published", "On which day.", lambda one: day(one.row.data["first"]["published"])),
    Column("reported_again", "How often it was told again.", lambda one: len(one.row.data["again"])),
    Column("origins", "The independent sources behind all reports.", lambda one: one.row.data["origins"]),
    Column("answers", "What parties answer, with the numbers that they declare and concede (R5).",
           lambda one: listed([_answer(position) for position in one.row.data["positions"]]), "", WIDEST),
    Column("assessment", "What two people found, where they did.",
           lambda one: one.assessment.get("end_label"), "", WIDE),
    Column("evidence", "On what evidence.", lambda one: one.assessment.get("evidence_label"), "", WIDE),
    Column("reason", "Why.", lambda one: one.assessment.get("reason"), "", WIDEST),
    Column("assessed_on", "When.", lambda one: day(one.assessment.get("agreed_on"))),
    Column("missing", "What was still missing.", lambda one: listed(one.row.data["missing"]), "", WIDEST),
)  # fmt: skip
