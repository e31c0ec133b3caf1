"""The editions before one, as a series: which of them join on to it, and what they recorded in each period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.fields.json import KeyTransform

from reports.album.recorded import counts_people, of_recorded
from reports.charts import days
from reports.charts.months import Series
from reports.charts.recorded_values import added_of
from reports.charts.values import Value, value_of
from reports.models import Edition, Figure

MOST_PERIODS = 12
MOST_MEASURES = 6
# Past this, the incidents of earlier editions are not read, and the same sources have no series of their own.
MOST_INCIDENTS = 50_000
TOLD = ("measure", "number", "net", "unquantified_incidents", "reported_none", "incidents")
NOT_HARM = "not_applicable"
# A week does not stand beside a month.
SHORTEST, LONGEST = 0.5, 2.0


@dataclass(frozen=True)
class Period:
    """The days of one edition and its recorded figures about people; no figures: no edition covers the days."""

    start: date
    end: date
    figures: dict[str, Figure] | None

    @property
    def groups(self) -> frozenset[str]:
        """Return the independent sources behind its figures."""
        rows = (self.figures or {}).values()
        return frozenset(group for one in rows for part in one.data["contributions"] for group in part["groups"])


@dataclass(frozen=True)
class Periods:
    """Periods in the order of time."""

    periods: Sequence[Period]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the periods in few words."""
        return tuple(days.period(one.start, one.end) for one in self.periods)

    @property
    def constant(self) -> frozenset[str]:
        """Return the sources that report in every period that an edition covers."""
        covered = [one.groups for one in self.periods if one.figures is not None]
        return frozenset.intersection(*covered) if covered else frozenset()

    @property
    def sources_differ(self) -> bool:
        """Tell whether a source joined or left, so that the same sources' series is shown too (R20)."""
        covered = {one.groups for one in self.periods if one.figures is not None}
        return len(covered) > 1 and bool(self.constant)

    def series(self) -> tuple[tuple[Series, ...], tuple[str, ...]]:
        """Return each measure over the periods, and what the periods are called."""
        return self._told(lambda figure: value_of(figure.data, figure.display)), self.labels

    def same_sources(self) -> tuple[tuple[Series, ...], tuple[str, ...]]:
        """Return the same from those incidents alone that a source tells of which reports in every period."""
        constant = self.constant
        return self._told(lambda figure: added_of(figure.data, constant)), self.labels

    def _told(self, read: Any) -> tuple[Series, ...]:
        labels = {key: one.label for period in reversed(self.periods) for key, one in (period.figures or {}).items()}
        return tuple(
            Series(label, "people", tuple(_value(period, key, read) for period in self.periods))
            for key, label in list(labels.items())[:MOST_MEASURES]
        )


def earlier_editions(edition: Edition) -> list[Edition]:
    """Return the current editions that lead up to one, of about its length and none meeting another, latest first."""
    length = (edition.window_end - edition.window_start).days
    before = Edition.objects.current().filter(window_end__lte=edition.window_start).order_by("-window_end", "-number")
    found: list[Edition] = []
    opens = edition.window_start
    for one in before.defer("manifest")[: 4 * MOST_PERIODS]:
        alike = SHORTEST <= (one.window_end - one.window_start).days / length <= LONGEST
        if alike and one.window_end <= opens and len(found) < MOST_PERIODS - 1:
            found.append(one)
            opens = one.window_start
    return found


def periods_of(edition: Edition, figures: Sequence[Figure], earlier: Sequence[Edition]) -> Periods:
    """Return the periods up to and with that of an edition; days that no edition covers are a period of their own."""
    ordered = [_period(edition, figures)]
    rows = _told_before(earlier)
    by_edition: dict[int, list[Figure]] = {one.pk: [] for one in earlier}
    for row in rows:
        by_edition[row.edition_id].append(row)
    for one in earlier:
        if one.window_end < ordered[0].start:
            ordered.insert(0, Period(one.window_end, ordered[0].start, None))
        ordered.insert(0, _period(one, by_edition[one.pk]))
    return Periods(ordered)


def _told_before(earlier: Sequence[Edition]) -> Sequence[Figure]:
    """Return the recorded figures of editions, without the incidents in them where those are very many."""
    found = Figure.objects.filter(edition__in=earlier, column="recorded").exclude(data__measure__victim_status=NOT_HARM)
    counts = found.values_list("data__incidents", flat=True)
    if sum(counts) <= MOST_INCIDENTS:
        return list(found)
    light = found.defer("data").annotate(**{f"told_{name}": KeyTransform(name, "data") for name in TOLD})
    return [_without_incidents(row) for row in light]


def _without_incidents(row: Figure) -> Figure:
    data = {name: vars(row)[f"told_{name}"] for name in TOLD} | {"contributions": []}
    return Figure(
        edition_id=row.edition_id, key=row.key, column=row.column, label=row.label, display=row.display, data=data
    )


def _period(edition: Edition, figures: Sequence[Figure]) -> Period:
    people = {one.key: one for one in of_recorded(figures) if counts_people(one)}
    return Period(edition.window_start, edition.window_end, people)


def _value(period: Period, key: str, read: Any) -> Value | None:
    if period.figures is None:
        return None
    figure = period.figures.get(key)
    return read(figure) if figure else Value("silence", words="no report")  # type: ignore[no-any-return]
