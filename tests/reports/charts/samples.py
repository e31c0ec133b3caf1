"""Rows of every kind that a picture may be drawn of, and the pictures."""

from datetime import date

from reports.charts.coverage import Cell, Covered, coverage_picture
from reports.charts.days import Calendar
from reports.charts.figures import Measured, figures_picture
from reports.charts.governorates import Region, governorates_picture
from reports.charts.ladder import Rungs, ladder_picture
from reports.charts.months import Series, months_picture
from reports.charts.picture import Picture
from reports.charts.timeline import Dated, timeline_picture
from reports.charts.values import Value, of_number
from reports.maps.places import Located, map_picture

NOTE = "Edition 3 · 23 Dec 2021 – 23 Jan 2022 · recorded figures, not estimates"
NONE = Value("none", words="none reported")
SILENT = Value("silence", words="no report")
UNQUANTIFIED = Value("unquantified", words="1 incident, unquantified")
WINDOW = Calendar(date(2021, 12, 23), date(2022, 1, 23))
LONG = "Killed or injured, in one number, by an air strike on a long named place whose name goes on and on"


def number(low: int, best: int | None, high: int | None) -> Value:
    """Return a number with its range."""
    return of_number({"min": low, "best": best, "max": high})


FIGURES = (
    Measured("Killed, combatants", "People", number(24, 26, 26)),
    Measured("Killed, civilians", "People", NONE),
    Measured("Injured, combatants", "People", UNQUANTIFIED),
    Measured(LONG, "People", SILENT),
    Measured("Air strike", "Events", number(1, 1, None)),
    Measured("Rockets fired", "Projectiles", number(3, None, 10)),
)
PERIODS = ("Oct–Nov 2021", "Nov–Dec 2021", "Dec–Jan 2022")
SERIES = (
    Series("Killed, combatants", "people", (number(30, None, None), None, number(24, 26, 26))),
    Series("Killed, civilians", "people", (NONE, None, SILENT)),
)
REGIONS = (
    Region("Al-Hasakah", (("Killed, combatants", number(23, 25, 25)), ("Injured, combatants", UNQUANTIFIED))),
    Region("Deir ez-Zor", (("Killed, civilians", number(2, 2, None)),)),
)
RUNGS = (
    Rungs("Killed, combatants", "People", (("Recorded", number(24, 26, 26)), ("Corroborated", SILENT),
                                           ("Confirmed only", SILENT), ("With held claims", number(24, 26, 26)))),
    Rungs("Arrested", "People", (("Recorded", number(11, 11, 11)), ("Corroborated", number(11, 11, 11)))),
)  # fmt: skip
SOURCES = (
    Covered("Euphrates Ledger of all that happens on the river", (Cell(1, 12), Cell(1, 0), Cell(0, 0))),
    Covered("Ledger B", (Cell(0, 0), Cell(1, 3), Cell(1, 130))),
)
INCIDENTS = (
    Dated("Column leaves the base and returns", date(2022, 1, 3), date(2022, 1, 4), 1, "3–4 Jan 2022", 1),
    Dated("Rockets at a base near the river", date(2022, 1, 5), date(2022, 1, 5), 1, "5 Jan 2022", 2),
    Dated("Joint operations", date(2021, 12, 23), date(2022, 1, 22), 4, "23 Dec 2021 – 22 Jan 2022", 1),
)
PLACES = (
    Located("Prison", "Ghuwayran", "Al-Hasakah", 36.4853, 40.7421, 1),
    Located("Base", "Al-Tanf", "", 33.5, 38.67, 2),
    Located("Operations", "Deir ez-Zor", "Deir ez-Zor", None, None, 4),
    Located("Somewhere", "Syria", "", None, None, 6),
)


def pictures() -> dict[str, Picture]:
    """Return every picture by its name."""
    drawn = (
        *figures_picture(FIGURES, note=NOTE),
        *months_picture(SERIES, PERIODS, note=NOTE),
        *months_picture(SERIES, PERIODS, note=NOTE, constant=True),
        *governorates_picture(REGIONS, unit="People", note=NOTE),
        *ladder_picture(RUNGS, note=NOTE),
        *coverage_picture(SOURCES, ("Nov 2021", "Dec 2021", "Jan 2022"), note=NOTE),
        *timeline_picture(INCIDENTS, WINDOW, note=NOTE),
        *map_picture(PLACES, note=NOTE),
    )
    return {one.name: one for one in drawn}
