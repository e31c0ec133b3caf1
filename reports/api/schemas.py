"""What each answer holds; the words here are what the reference page and the OpenAPI document say."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class Range(Schema):
    """A number as its sources leave it; a bound that they leave open is null."""

    min: int | None
    best: int | None
    max: int | None


class EditionOut(Schema):
    """The tally of one window as it was published on one day; it never changes."""

    number: int
    title: str
    headline: str
    note: str
    window_start: date
    window_until: date = Field(description="The first day that no longer belongs to the window.")
    published_at: datetime
    published_by: str
    profile: str = Field(description="The counting rules that it follows.")
    redaction: str = Field(description="The profile by which people are protected.")
    replaces: int | None = Field(description="The edition of the same days that it put right.")
    replaced_by: int | None = Field(description="The edition of the same days that put it right, if any.")
    manifest_sha256: str
    previous_sha256: str = Field(description="The hash of the edition with the number before.")
    key_id: str
    signature: str
    page: str = Field(description="Its page for people.")


class FigureOut(Schema):
    """One row of the tally table, with its range and the words that it is published in."""

    edition: int
    order: int
    column: str = Field(description="recorded, corroborated, alleged, or what a party says.")
    kind: str
    unit: str
    victim_status: str
    detail: str
    label: str
    display: str = Field(description="The number as it is published: quote this.")
    notes: list[str]
    number: Range | None = Field(description="Null where nobody gives a number.")
    net: Range | None = Field(description="What is left after reversals, where there are any.")
    incidents: int
    unquantified_incidents: int
    reported_none: bool = Field(description="A source says that there were none; no proof of zero.")
    sources: int = Field(description="How many independent origins report it.")
    provisional: bool
    page: str


class Contribution(Schema):
    """What one incident gives to a figure."""

    incident: int | None
    number: Range | None
    display: str
    claims: list[int]
    reversed_by: list[int]


class FigureWhole(FigureOut):
    """A figure with what each incident gives to it and the claims behind it."""

    contributions: list[Contribution]
    claims: list[int] = Field(description="Every claim that a reader of the figure must see.")


class IncidentOut(Schema):
    """One incident: when, where, how well supported; its place no closer than safety allows."""

    edition: int
    incident: int
    title: str
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    place: str
    governorate: str
    district: str
    latitude: float | None = Field(description="Null where the place is an area; rounded otherwise.")
    longitude: float | None
    place_precision: int | None = Field(description="1 exact … 7 sea or air; from 4 on it is an area, never a point.")
    grade: str
    grade_reason: str
    actors: list[str]
    origins: int = Field(description="How many independent origins tell of it.")
    claims: list[int]
    sha256: str
    page: str


class ClaimOut(Schema):
    """One claim as it stood: counted, or not counted and why."""

    edition: int
    claim: int
    version: int
    counted: bool
    not_counted_by: str = Field(description="The rule that kept it out; empty if it counts.")
    because: str
    display: str
    quote: str
    start: int = Field(description="In code points of the article's text, half open.")
    end: int
    sentence: str
    article: int
    article_title: str
    article_url: str
    source: str
    text_sha256: str
    fact: dict[str, Any] = Field(description="The claim as the tally read it.")
    sha256: str
    page: str


class AllegationOut(Schema):
    """One line of the register of allegations; the lines are never added up."""

    edition: int
    claim: int
    data: dict[str, Any] = Field(description="The accused, the reports, the positions, the assessment, the gaps.")
    sha256: str
    page: str


class SourceOut(Schema):
    """One source as it was judged."""

    edition: int
    source: int
    name: str
    kind: str
    origin: str = Field(description="The ultimate source that independence is counted by.")
    reliability: str
    reliability_reason: str
    masked: bool
    data: dict[str, Any] = Field(description="Its series, the scope of what it tells of, its alignment.")
    sha256: str


class CorrectionOut(Schema):
    """What was no longer as an edition said it, and where it was put right."""

    number: int
    kind: str
    edition: int
    published_in: int | None = Field(description="The edition in which it is right.")
    published_at: datetime
    words: str
    changes: list[dict[str, Any]] = Field(description="The figures that changed: before, after and why.")
    withdrawn: dict[str, Any]
    page: str


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str
