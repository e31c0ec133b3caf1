"""All pictures of an edition, in the order in which they are shown."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reports.album import recorded, rungs
from reports.album.earlier import earlier_editions, periods_of
from reports.album.reporting import coverage_rows, months_of
from reports.charts import days
from reports.charts.coverage import coverage_picture
from reports.charts.days import Calendar
from reports.charts.figures import figures_picture
from reports.charts.governorates import governorates_picture
from reports.charts.ladder import ladder_picture
from reports.charts.months import months_picture
from reports.charts.picture import Picture
from reports.charts.timeline import timeline_picture
from reports.manifest import Parts
from reports.maps.places import map_picture
from reports.models import Edition

ORDER = ("figures", "map", "governorates", "timeline", "months", "months-same-sources", "what-if", "coverage")


def pictures_of(
    edition: Edition,
    parts: Parts,
    ladders: Iterable[Any] = (),
    profiles: Mapping[str, str] | None = None,
    name_now: Callable[[str], str] = str,
) -> list[Picture]:
    """Return the pictures of an edition that is about to be published; a picture with nothing to show is left out.

    `ladders` are its measures under other profiles, `profiles` what those are called; `name_now` is how
    a source that an earlier edition names may be named now.
    """
    earlier = earlier_editions(edition)
    periods = periods_of(edition, parts.figures, earlier)
    counted = recorded.incidents(parts)
    calendar = Calendar(edition.window_start, edition.window_end)
    months = months_of(edition, earlier)
    note = note_of(edition)
    return [
        *figures_picture(recorded.figures(parts.figures), note=note),
        *map_picture(recorded.located(counted), note=note),
        *governorates_picture(recorded.regions(parts.figures, counted), unit="People", note=note),
        *timeline_picture(recorded.dated(counted, calendar), calendar, note=note),
        *months_picture(*periods.series(), note=note),
        *(months_picture(*periods.same_sources(), note=note, constant=True) if periods.sources_differ else ()),
        *ladder_picture(rungs.ladders(ladders, profiles or {}, parts.figures), note=note),
        *coverage_picture(
            coverage_rows(edition, parts, earlier, months, name_now), tuple(map(days.month, months)), note=note
        ),
    ]


def note_of(edition: Edition) -> str:
    """Return the line under every picture: which edition it belongs to, and what its numbers are."""
    window = (
        f"{days.written(edition.window_start, with_year=True)} – {days.written(edition.window_end, with_year=True)}"
    )
    return f"Edition {edition.number} · {window} · recorded figures, not estimates"
