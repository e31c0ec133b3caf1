"""The tables that an edition is handed out as: which rows under which columns. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reports.files.columns.around import ALLEGATIONS, SOURCES, register
from reports.files.columns.claims import CLAIMS, LINKAGE, NOT_COUNTED
from reports.files.columns.column import Column
from reports.files.columns.figures import FIGURES, SHARES, shares_of
from reports.files.columns.incidents import INCIDENTS
from reports.files.contents import Contents
from reports.files.told import told_by


@dataclass(frozen=True)
class Table:
    """One table: its title, its columns, and how its rows are found in an edition."""

    title: str
    columns: Sequence[Column]
    rows: Callable[[Contents], Iterable[Any]]


FIGURE_TABLE = Table("Figures", FIGURES, lambda contents: contents.figures)
SHARE_TABLE = Table("Contributions", SHARES, lambda contents: shares_of(contents.figures))
INCIDENT_TABLE = Table("Incidents", INCIDENTS, told_by)
CLAIM_TABLE = Table("Claims", CLAIMS, lambda contents: contents.claims)
NOT_COUNTED_TABLE = Table(
    "Not counted", NOT_COUNTED, lambda contents: (claim for claim in contents.claims if claim.excluded_by)
)
ALLEGATION_TABLE = Table(
    "Allegations", ALLEGATIONS, lambda contents: register(contents.allegations, contents.claims)
)  # fmt: skip
SOURCE_TABLE = Table("Sources", SOURCES, lambda contents: contents.sources)
LINKAGE_TABLE = Table(
    "Linkage",
    LINKAGE,
    lambda contents: (claim for claim in contents.claims if claim.fact["incident_id"] is not None),
)
TABLES = (
    FIGURE_TABLE, SHARE_TABLE, INCIDENT_TABLE, CLAIM_TABLE, NOT_COUNTED_TABLE, ALLEGATION_TABLE, SOURCE_TABLE,
    LINKAGE_TABLE,
)  # fmt: skip
