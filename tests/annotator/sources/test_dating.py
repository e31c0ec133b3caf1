"""Tests of when a text was published and which days it reports on."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.sources.dating import BASES, infer_dates
from annotator.sources.periods import add_months, named_day, named_periods
from annotator.sources.series import SERIES, Series, load_series
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus

COALITION = SERIES[0]
NEWS = "Three people were hurt in the town of Hajin on 3 May 2023, local people said."


def coalition_report(title: str = "88 months of International Coalition operations", body: str = "") -> str:
    return f"{title}\n\n{body or 'Trucks crossed the river and raids went on.'}"


def series_begun(begun: date) -> Series:
    return Series("s", "S", "P", begun, (re.compile(r"No (?P<n>\d+)"),), "Counted from its first day.")


@pytest.mark.corpus
@needs_corpus
def test_the_worked_example_is_the_88th_month_and_asks() -> None:
    dating = infer_dates(WORKED_EXAMPLE.read_text(encoding="utf-8"))
    assert (dating.series_id, dating.series_ordinal) == (COALITION.id, 88)
    assert (dating.window_start, dating.window_end) == (date(2021, 12, 23), date(2022, 1, 23))
    assert (dating.window_basis, dating.published, dating.published_basis) == ("series", None, "unknown")
    assert dating.question == (
        "The text has no publication date. The 88th month of this series runs from 23 Dec 2021 to 23 Jan 2022; "
        "is that the reporting window?"
    )
    assert "The text also speaks of the 85th month (once), of the 88th 3 times." in dating.notes


@pytest.mark.parametrize(
    "words",
    [
        "88 months of International Coalition operations in Syria",
        "the 88th consecutive month of military operations against ISIS, the International Coalition",
        "the 88th month of International Coalition operations",
    ],
)
def test_a_report_of_the_series_is_known_by_its_number(words: str) -> None:
    assert infer_dates(coalition_report(words)).series_ordinal == 88


@pytest.mark.parametrize(
    "words",
    [
        "after 88 months of war the International Coalition",
        "In the 39th month of another count, 60 trucks of the International Coalition crossed",
        "0 months of International Coalition operations",
    ],
)
def test_another_count_of_months_is_not_the_series(words: str) -> None:
    assert infer_dates(coalition_report(words)).series_id == ""


def test_the_first_month_begins_on_the_first_day() -> None:
    assert COALITION.window(1) == (date(2014, 9, 23), date(2014, 10, 23))


def test_the_number_in_the_title_wins_against_the_majority() -> None:
    body = "In the 85th month of International Coalition operations, in the 85th month of International Coalition raids"
    assert infer_dates(coalition_report(body=body)).series_ordinal == 88


def test_without_a_number_in_the_title_the_majority_wins() -> None:
    count = "In the {}th month of International Coalition operations all was quiet. "
    body = count.format(87) + count.format(88) + count.format(88)
    assert infer_dates(coalition_report("Quiet month", body)).series_ordinal == 88


def test_numbers_that_tie_are_left_to_a_person() -> None:
    count = "In the {}th month of International Coalition operations all was quiet. "
    dating = infer_dates(coalition_report("Quiet month", count.format(87) + count.format(88)))
    assert dating.window_basis == "unknown"
    assert dating.notes == ("The text gives itself several numbers in its series, none more often: 87, 88.",)
    assert dating.question


def test_a_series_quoted_in_the_body_does_not_outvote_the_one_in_the_title() -> None:
    own = series_begun(date(2020, 1, 10))
    body = "They closed 88 months of International Coalition operations, 88 months of International Coalition raids."
    dating = infer_dates(f"Bulletin No 3\n\n{body}", series=(COALITION, own))
    assert (dating.series_id, dating.series_ordinal) == ("s", 3)


def test_a_stated_publication_date_leaves_only_the_window_to_ask() -> None:
    dating = infer_dates(coalition_report(), stated_published=date(2022, 1, 24))
    assert (dating.published, dating.published_basis) == (date(2022, 1, 24), "stated")
    assert dating.question == (
        "The 88th month of this series runs from 23 Dec 2021 to 23 Jan 2022; is that the reporting window?"
    )


def test_a_report_published_before_its_window_is_noted() -> None:
    notes = infer_dates(coalition_report(), stated_published=date(2021, 10, 1)).notes
    assert "The publication date 1 Oct 2021 lies before the window, which begins on 23 Dec 2021." in notes


def test_news_with_a_stated_date_has_no_window_until_somebody_says() -> None:
    dating = infer_dates(NEWS, stated_published=date(2023, 5, 4))
    assert (dating.window_start, dating.window_end, dating.window_basis) == (None, None, "unknown")
    assert dating.question == "The text does not name the period that it reports on. Which days does it cover?"


def test_news_without_any_date_is_asked_for_both() -> None:
    dating = infer_dates(NEWS)
    assert dating.published is None
    assert dating.question == ("The text has no publication date. When was it published, and which days does it cover?")


def test_a_period_named_in_the_first_paragraph_is_stated() -> None:
    text = "Blasts\n\nBetween 3 and 9 May 2023 our people counted four blasts in Hajin."
    dating = infer_dates(text, stated_published=date(2023, 5, 11))
    assert (dating.window_start, dating.window_end) == (date(2023, 5, 3), date(2023, 5, 10))
    assert (dating.window_basis, dating.question) == ("stated", "")


def test_a_month_in_the_title_is_stated() -> None:
    dating = infer_dates("Monthly report, January 2022\n\nFour blasts.", stated_published=date(2022, 2, 3))
    assert (dating.window_start, dating.window_end) == (date(2022, 1, 1), date(2022, 2, 1))


def test_a_period_without_a_publication_date_is_still_asked_about() -> None:
    assert infer_dates("Monthly report, January 2022\n\nFour blasts.").question == (
        "The text has no publication date. It names a period, 1 Jan 2022 to 31 Jan 2022; "
        "does it report on that, and when was it published?"
    )


def test_last_month_is_the_one_before_the_publication() -> None:
    text = "Blasts\n\nDuring last month our people counted four blasts in and round Hajin."
    dating = infer_dates(text, stated_published=date(2022, 1, 3))
    assert (dating.window_start, dating.window_end) == (date(2021, 12, 1), date(2022, 1, 1))


def test_an_old_month_in_the_first_paragraph_is_history() -> None:
    text = "An inquiry\n\nMany people were killed in March 2019 when the camp was bombed from the air."
    assert infer_dates(text, stated_published=date(2023, 5, 4)).window_basis == "unknown"


def test_several_periods_are_named_and_left_to_a_person() -> None:
    text = "Blasts\n\nFour blasts were counted in March 2023 and only two of them in April 2023."
    dating = infer_dates(text, stated_published=date(2023, 5, 4))
    assert dating.window_basis == "unknown"
    assert dating.notes == (
        "The text names more than one period: 1 Mar 2023 to 31 Mar 2023; 1 Apr 2023 to 30 Apr 2023.",
    )


@pytest.mark.parametrize(
    "line", ["Published: 4 May 2023", "Published on May 4, 2023", "Date: 2023-05-04", "POSTED 4th May 2023"]
)
def test_a_line_near_the_top_states_the_publication_date(line: str) -> None:
    dating = infer_dates(f"Blasts\n{line}\n\n{NEWS}")
    assert (dating.published, dating.published_basis) == (date(2023, 5, 4), "stated")


def test_a_sentence_is_not_a_publication_line() -> None:
    assert infer_dates("A list published on 4 May 2023 names the dead.").published is None


def test_a_date_in_the_file_name_is_used_and_said() -> None:
    dating = infer_dates(NEWS, filename="reports/2022-01-23-report.txt")
    assert (dating.published, dating.published_basis) == (date(2022, 1, 23), "filename")
    assert dating.notes == ("The publication date 23 Jan 2022 is taken from the file name.",)
    assert dating.question.startswith("The file name dates the text 23 Jan 2022.")


@pytest.mark.parametrize("name", ["2022-13-01.txt", "120220123.txt", "report-88.txt", "2022-01-report.txt", ""])
def test_a_name_without_a_whole_date_dates_nothing(name: str) -> None:
    assert infer_dates(NEWS, filename=name).published_basis == "unknown"


def test_a_stated_date_wins_against_the_file_name_and_the_difference_is_noted() -> None:
    dating = infer_dates(NEWS, filename="20220124.txt", stated_published=date(2022, 1, 23))
    assert dating.published == date(2022, 1, 23)
    assert dating.notes == ("The file name says 24 Jan 2022, not the stated publication date, 23 Jan 2022.",)


@given(st.text(max_size=300), st.none() | st.dates())
def test_nothing_is_dated_without_a_known_basis(text: str, published: date | None) -> None:
    dating = infer_dates(text, stated_published=published)
    assert {dating.published_basis, dating.window_basis} <= set(BASES)
    assert (dating.published is None) == (dating.published_basis == "unknown")
    assert (dating.window_start is None) == (dating.window_basis == "unknown")
    assert dating.question or "unknown" not in (dating.published_basis, dating.window_basis)


def test_a_series_begun_on_the_31st_ends_each_month_on_its_last_day() -> None:
    begun_late = series_begun(date(2021, 12, 31))
    assert begun_late.window(2) == (date(2022, 1, 31), date(2022, 2, 28))
    assert begun_late.window(3) == (date(2022, 2, 28), date(2022, 3, 31))


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_no_day_falls_between_two_windows(begun: date, ordinal: int) -> None:
    series = series_begun(begun)
    assert series.window(ordinal)[1] == series.window(ordinal + 1)[0]


def test_a_month_after_a_leap_day_is_found() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_a_series_that_is_not_monthly_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([{"id": "w", "window": "weekly"}]), encoding="utf-8")
    with pytest.raises(ValueError, match="series w has a window that is not monthly: weekly"):
        load_series(path)


@pytest.mark.parametrize(
    ("words", "first", "after"),
    [
        ("between 3 and 9 May 2023", date(2023, 5, 3), date(2023, 5, 10)),
        ("from 3 to 9 May 2023", date(2023, 5, 3), date(2023, 5, 10)),
        ("3–9 May 2023", date(2023, 5, 3), date(2023, 5, 10)),
        ("from May 3 to May 9, 2023", date(2023, 5, 3), date(2023, 5, 10)),
        ("May 3-9, 2023", date(2023, 5, 3), date(2023, 5, 10)),
        ("between 28 April and 4 May 2023", date(2023, 4, 28), date(2023, 5, 5)),
        ("from 28 December to 3 January 2023", date(2022, 12, 28), date(2023, 1, 4)),
        ("28 Dec 2022 to 3 Jan 2023", date(2022, 12, 28), date(2023, 1, 4)),
        ("in January 2022", date(2022, 1, 1), date(2022, 2, 1)),
        ("during the month of December, 2022", date(2022, 12, 1), date(2023, 1, 1)),
    ],
)
def test_a_period_in_words_is_read(words: str, first: date, after: date) -> None:
    assert named_periods(f"Four blasts were counted {words}.") == ((first, after),)


@pytest.mark.parametrize(
    "words",
    [
        "on 3 May 2023",
        "in May",
        "during last month",
        "in May 3 people died",
        "between 31 and 32 May 2023",
        "in 2023",
        "he may say in Marchfield 2023",
    ],
)
def test_what_is_no_period_is_not_read_as_one(words: str) -> None:
    assert named_periods(f"Four blasts were counted {words}.") == ()


def test_a_month_without_a_year_is_the_last_one_begun() -> None:
    assert named_periods("in November", date(2023, 1, 5)) == ((date(2022, 11, 1), date(2022, 12, 1)),)


@pytest.mark.parametrize("words", ["31 June 2023", "no date at all", "2023-02-30"])
def test_a_day_that_does_not_exist_is_not_read(words: str) -> None:
    assert named_day(words) is None
