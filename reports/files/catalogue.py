"""Every file of an edition: its name, what it is for, what it cannot hold, and what writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from reports.files import tables
from reports.files.annotations import write_annotations
from reports.files.claim_reviews import write_reviews
from reports.files.comma_separated import write_rows, write_table
from reports.files.contents import Contents
from reports.files.geography import write_geojson
from reports.files.peers import acled_like, losses, ucdp_like
from reports.files.whole import write_json
from reports.files.workbook import write_workbook

Write = Callable[[Contents, BinaryIO], None]
# Goes up whenever the bytes of a file would come out otherwise for the same edition.
FORMATS_VERSION = 1
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READ, COUNT, LINK, EXCHANGE = "To read", "To count", "To link and map", "In the columns of others"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name, in which group and how it is listed, one sentence each on use and loss, and its writer."""

    name: str
    group: str
    label: str
    purpose: str
    loses: str
    media_type: str
    write: Write
    texts: bool = False


def _csv(table: tables.Table) -> Write:
    return partial(write_table, table)


def _peer(module: object, contents: Contents, out: BinaryIO) -> None:
    columns, rows = module.COLUMNS, module.rows  # type: ignore[attr-defined]
    write_rows([[column.name for column in columns]], columns, rows(contents), out)


def _losses(format: str, contents: Contents, out: BinaryIO) -> None:
    rows: Iterable[losses.Loss] = (one for one in losses.losses() if one.format == format)
    write_rows([[column.name for column in losses.COLUMNS]], losses.COLUMNS, rows, out)


def _manifest(contents: Contents, out: BinaryIO) -> None:
    out.write(contents.edition.manifest.encode())


def _hxl(contents: Contents, out: BinaryIO) -> None:
    write_table(tables.INCIDENT_TABLE, contents, out, tagged=True)


FILES = (
    File("edition.xlsx", READ, "Workbook, XLSX",
         "Figures, incidents, claims and the rest on sheets, with ranges, dates and definitions, for spreadsheets.",
         "The texts of the articles; control signs become �, text past 32,767 characters is cut and says so.",
         XLSX, write_workbook),
    File("figures.csv", READ, "Figures, CSV",
         "Each figure as published with its range, for tables and charts of one's own.",
         "The sentences behind the figures; take claims.csv beside it.", CSV, _csv(tables.FIGURE_TABLE)),
    File("incidents.csv", READ, "Incidents, CSV",
         "Each incident with its grade, its place and its recorded dead and injured.",
         "Other measures than killed and injured; they are in contributions.csv.", CSV, _csv(tables.INCIDENT_TABLE)),
    File("claims.csv", READ, "Claims, CSV",
         "Every claim, counted or not, with its sentence and its place in the article.",
         "The texts of the articles.", CSV, _csv(tables.CLAIM_TABLE)),
    File("not-counted.csv", READ, "Not counted, CSV",
         "Every claim that does not count, with the rule that kept it out.",
         "What counts; take claims.csv beside it.", CSV, _csv(tables.NOT_COUNTED_TABLE)),
    File("allegations.csv", READ, "Allegations, CSV",
         "The register of allegations: who is accused, who answers what, what is missing; never to be added up.",
         "The words of the answers; they are in edition.json.", CSV, _csv(tables.ALLEGATION_TABLE)),
    File("sources.csv", READ, "Sources, CSV",
         "Each source with its reliability and the origin by which independence is counted.",
         "Which claims are whose; take linkage.csv beside it.", CSV, _csv(tables.SOURCE_TABLE)),
    File("contributions.csv", COUNT, "What each incident adds, CSV",
         "One row for each incident in each figure, to add them up anew or by other groups.",
         "The sentences; take claims.csv beside it.", CSV, _csv(tables.SHARE_TABLE)),
    File("linkage.csv", COUNT, "Linkage table, CSV",
         "Which claim of which origin is in which incident, for work on what no source reported (R22).",
         "Claims that are in no incident, and all numbers.", CSV, _csv(tables.LINKAGE_TABLE)),
    File("edition.json", COUNT, "Whole edition, JSON",
         "All that the figures can be counted again from, word for word, with every hash.",
         "Pictures; they are in the bundle.", "application/json", write_json, texts=True),
    File("manifest.json", COUNT, "Manifest, JSON",
         "What the edition's hash and signature are taken of, byte for byte.",
         "The rows themselves: it holds their hashes.", "application/json", _manifest),
    File("annotations.jsonld", LINK, "Claims as Web Annotations, JSON-LD",
         "Each claim pinned to its words by quote and position, and where all of it comes from (PROV).",
         "The figures; positions are of the text as published.", "application/ld+json", write_annotations, texts=True),
    File("incidents.geojson", LINK, "Incidents on the map, GeoJSON",
         "Each incident as a point, as an area where no closer place is known, or without a place and why.",
         "District boundaries: areas are governorates and countries, in simplified outlines.",
         "application/geo+json", write_geojson),
    File("claim-reviews.jsonld", LINK, "Assessed allegations, ClaimReview",
         "Allegations that two people assessed, as search engines and fact checkers read them.",
         "Allegations that are still open, and everything that is no allegation; a rating has words and no number.",
         "application/ld+json", write_reviews),
    File("incidents.hxl.csv", EXCHANGE, "Incidents with HXL tags, CSV",
         "The incidents with a second header row of tags that humanitarian tools read.",
         "As incidents.csv; the grade and the redaction profile have tags of our own.", CSV, _hxl),
    File("acled-like.csv", EXCHANGE, "In ACLED's columns, CSV",
         "Recorded incidents beside ACLED's; the codes are ours and not ACLED's.",
         "Ranges, victim status, allegations and more: see the loss table.", CSV, partial(_peer, acled_like)),
    File("acled-like-losses.csv", EXCHANGE, "What ACLED's columns cannot hold, CSV",
         "The loss table that belongs beside acled-like.csv.", "Nothing of the edition is in it.", CSV,
         partial(_losses, "acled-like")),
    File("ucdp-like.csv", EXCHANGE, "In UCDP GED's columns, CSV",
         "Recorded deadly incidents beside UCDP's; the codes are ours and not UCDP's.",
         "Incidents without dead, sides of fighters, open ranges and more: see the loss table.", CSV,
         partial(_peer, ucdp_like)),
    File("ucdp-like-losses.csv", EXCHANGE, "What UCDP's columns cannot hold, CSV",
         "The loss table that belongs beside ucdp-like.csv.", "Nothing of the edition is in it.", CSV,
         partial(_losses, "ucdp-like")),
)  # fmt: skip
BY_NAME = {file.name: file for file in FILES}


def grouped() -> dict[str, list[File]]:
    """Return the files as they are listed: those to read first."""
    groups: dict[str, list[File]] = {}
    for file in FILES:
        groups.setdefault(file.group, []).append(file)
    return groups
