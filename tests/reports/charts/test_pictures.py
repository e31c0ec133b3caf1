"""What each picture says, and what it must not say."""

import csv
import io
import json
import re
from datetime import date

import pytest

from reports.charts.coverage import Cell, coverage_picture
from reports.charts.days import Calendar, period, when
from reports.charts.figures import Measured, figures_picture
from reports.charts.governorates import governorates_picture
from reports.charts.ladder import Rungs, ladder_picture, told_apart
from reports.charts.months import months_picture
from reports.charts.picture import MOST_LISTED, cut_short
from reports.charts.recorded_values import added_of
from reports.charts.timeline import MOST, Dated, timeline_picture
from reports.charts.values import Value, added, top
from tests.reports.charts.samples import (
    FIGURES,
    INCIDENTS,
    NOTE,
    PERIODS,
    REGIONS,
    RUNGS,
    SERIES,
    WINDOW,
    number,
    pictures,
)
from tests.reports.charts.svg import texts


def rows(picture):
    return list(csv.DictReader(io.StringIO(picture.csv)))


def domains(spec):
    """Return the ends of all axes of numbers."""
    if isinstance(spec, dict):
        domain = spec.get("scale") and spec["scale"].get("domain")
        yield from [tuple(domain)] if domain else []
        spec = list(spec.values())
    if isinstance(spec, list):
        for part in spec:
            yield from domains(part)


def test_each_unit_has_an_axis_of_its_own_that_begins_at_nought():
    spec = figures_picture(FIGURES, note=NOTE)[0].spec
    panels = [panel for panel in spec["vconcat"] if "layer" in panel]
    ends = [set(domains(panel)) for panel in panels]
    assert ends == [{(0, 30)}, {(0, 5)}, {(0, 12)}]


def test_nothing_is_added_across_units_or_rows():
    told = json.dumps(figures_picture(FIGURES, note=NOTE)[0].spec)
    values = {one.value.max for one in FIGURES} | {one.value.min for one in FIGURES} - {None}
    assert values == {None, 24, 26, 1, 3, 10}
    assert not any(f'"{name}": {wrong}' in told for name in ("low", "high", "best") for wrong in (27, 28, 36, 37, 40))


def test_a_headline_says_recorded_and_no_picture_speaks_of_a_trend():
    for picture in pictures().values():
        words = f"{picture.title} {picture.description}".lower()
        assert not re.search(r"\b(increas|decreas|rose|fell|rising|trend|estimat|surge)", words)
    assert "recorded" in figures_picture(FIGURES, note=NOTE)[0].title


def test_nought_none_and_silence_are_drawn_apart():
    values = {one.label: one.value.shape for one in FIGURES}
    assert values["Killed, civilians"] == "none"
    svg = figures_picture(FIGURES, note=NOTE)[0].svg
    assert "url(#figures-silence)" in svg
    said = {row["measure"]: (row["min"], row["in words"]) for row in rows(figures_picture(FIGURES, note=NOTE)[0])}
    assert said["Killed, civilians"] == ("", "none reported")


def test_the_numbers_of_a_picture_are_those_of_its_table():
    picture = figures_picture(FIGURES, note=NOTE)[0]
    drawn = {text.words for text in texts(picture.svg)}
    for row in rows(picture):
        assert set(row["in words"].split(", ")[0:1]) <= {word.rstrip(",") for word in drawn}


def test_periods_are_not_joined_by_a_line_and_a_gap_is_hatched():
    picture = months_picture(SERIES, PERIODS, note=NOTE)[0]
    assert not {'"type": "line"', '"type": "area"'} & set(json.dumps(picture.spec).split(", "))
    assert "line" not in {mark["type"] for mark in marks_of(picture.spec)}
    assert "url(#months-silence)" in picture.svg
    assert [row["in words"] for row in rows(picture)][:3] == ["at least 30", "no edition of these days", "24–26"]


def marks_of(spec):
    if isinstance(spec, dict):
        yield from [spec["mark"]] if isinstance(spec.get("mark"), dict) else []
        spec = list(spec.values())
    if isinstance(spec, list):
        for part in spec:
            yield from marks_of(part)


def test_one_period_is_no_series_one_region_no_comparison_and_nothing_no_picture():
    assert months_picture(SERIES, PERIODS[:1], note=NOTE) == ()
    assert governorates_picture(REGIONS[:1], unit="People", note=NOTE) == ()
    assert figures_picture((), note=NOTE) == timeline_picture((), WINDOW, note=NOTE) == ()
    assert coverage_picture((), (), note=NOTE) == ()


def test_governorates_share_one_axis():
    assert set(domains(governorates_picture(REGIONS, unit="People", note=NOTE)[0].spec)) == {(0, 30)}


def test_the_same_number_in_other_words_is_no_other_figure():
    zero = Value("point", 0, 0, 0, "left and returned: net zero")
    rungs = Rungs("Withdrawal", "People", (("Recorded", zero), ("With allegations", number(0, 0, 0))))
    assert ladder_picture((rungs,), note=NOTE) == ()


def test_profiles_that_agree_share_a_rung_and_those_that_change_nothing_have_none():
    assert [name for name, _ in told_apart(RUNGS[0])] == ["Recorded", "Corroborated, confirmed only"]
    picture = ladder_picture(RUNGS, note=NOTE)[0]
    assert {row["measure"] for row in rows(picture)} == {"Killed, combatants"}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(1, 1), "1 claim"),
        (Cell(2, 12), "12 claims"),
        (Cell(1, 0), "read, nothing counts"),
        (Cell(0, 0), "no report"),
    ],
)
def test_a_month_without_a_report_is_not_a_month_in_which_nothing_counted(cell, words):
    assert cell.words == words


def test_many_incidents_are_named_up_to_a_number_and_the_table_has_all():
    many = tuple(
        Dated(f"Incident {at}", date(2022, 1, 5), date(2022, 1, 5), 1, "5 Jan 2022", 1) for at in range(MOST + 5)
    )
    picture = timeline_picture(many, WINDOW, note=NOTE)[0]
    assert len(rows(picture)) == MOST + 5
    assert sum(text.words.startswith("Incident") for text in texts(picture.svg)) == MOST


def test_a_table_that_stops_early_says_so():
    assert cut_short(MOST_LISTED) == ""
    assert cut_short(MOST_LISTED + 1) == " The table lists 5,000 of 5,001; the edition’s files have all."


def test_a_time_no_closer_than_a_month_stands_last_and_is_hatched():
    picture = timeline_picture(INCIDENTS, WINDOW, note=NOTE)[0]
    assert rows(picture)[-1]["incident"] == "Joint operations"
    assert "url(#timeline-vague)" in picture.svg


def test_a_name_like_a_formula_is_harmless_in_the_table():
    picture = figures_picture((Measured("=1+1", "People", number(1, 1, 1)),), note=NOTE)[0]
    assert rows(picture)[0]["measure"] == "'=1+1"


def test_what_is_added_is_an_envelope_that_stays_open_and_says_what_has_no_number():
    both = added([{"min": 1, "best": 1, "max": 1}, {"min": 2, "best": 3, "max": None}, None])
    assert (both.min, both.best, both.max) == (3, 4, None)
    assert both.words == "at least 3 + 1 without number"
    assert added([None]).shape == "unquantified"
    assert added([]).shape == "silence"


def test_the_same_sources_count_only_what_they_tell_of():
    parts = [
        {"groups": [group], "net": None, "number": {"min": n, "best": n, "max": n}} for group, n in (("A", 4), ("B", 7))
    ]
    assert added_of({"contributions": parts}, {"A"}).words == "4"
    assert added_of({"contributions": parts}, {"C"}).words == "no report"


@pytest.mark.parametrize(("reach", "end"), [(0, 5), (4, 5), (26, 30), (92, 100), (93, 120), (1243, 1500)])
def test_an_axis_ends_at_a_round_number_with_room(reach, end):
    assert top([number(0, reach, reach)]) == end


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 1, 1), date(2022, 2, 1), "Jan 2022"),
        (date(2021, 12, 23), date(2022, 1, 23), "Dec–Jan 2022"),
        (date(2022, 1, 3), date(2022, 1, 10), "3–9 Jan 2022"),
    ],
)
def test_a_period_is_called_by_few_words(start, end, words):
    assert period(start, end) == words


def test_a_day_is_called_as_precisely_as_it_is_known():
    day = date(2022, 1, 5)
    assert [when(day, day, one) for one in (1, 2, 4)] == ["5 Jan 2022", "about 5 Jan 2022", "Jan 2022"]
    assert when(date(2021, 12, 23), date(2022, 1, 22), 4) == "23 Dec 2021 – 22 Jan 2022"


def test_days_outside_stand_at_the_edge_and_the_axis_names_as_many_as_fit():
    calendar = Calendar(date(2021, 12, 23), date(2022, 1, 23))
    assert calendar.along(date(2019, 1, 1), 300) == 0
    assert calendar.along(date(2030, 1, 1), 300) == 300
    assert [text for _, text in calendar.ticks(470)] == ["23 Dec 2021", "30 Dec", "6 Jan 2022", "13 Jan", "20 Jan"]
