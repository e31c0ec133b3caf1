"""Dates against the day of publication and the reporting window."""

from datetime import date

import pytest

from annotator.extraction import Candidate, Document, extract
from annotator.extraction.components.dates import find_dates

PUBLISHED = date(2022, 1, 23)
WINDOW = (date(2021, 12, 23), date(2022, 1, 23))


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, int]]:
    return [
        (mention.first.isoformat(), mention.last.isoformat(), mention.precision)
        for _, _, mention in find_dates(Document(text, published=published))
        if mention is not None
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on January 17", "2022-01-17", "2022-01-17", 1),
        ("on 17 January 2021", "2021-01-17", "2021-01-17", 1),
        ("on the 3rd, 5th and 16th of November", "2021-11-03", "2021-11-16", 4),
        ("on November 3 and 5", "2021-11-03", "2021-11-05", 2),
        ("22 February، 2021", "2021-02-22", "2021-02-22", 1),
        ("2021-03-04", "2021-03-04", "2021-03-04", 1),
        ("on Friday", "2022-01-21", "2022-01-21", 1),
        ("on Sunday", "2022-01-23", "2022-01-23", 1),
        ("yesterday", "2022-01-22", "2022-01-22", 1),
        ("this morning", "2022-01-23", "2022-01-23", 1),
        ("last night", "2022-01-22", "2022-01-22", 1),
        ("three days ago", "2022-01-20", "2022-01-20", 1),
        ("last month", "2021-12-01", "2021-12-31", 4),
        ("in the past month", "2021-12-24", "2022-01-23", 4),
        ("in October", "2021-10-01", "2021-10-31", 4),
        ("in March 2019", "2019-03-01", "2019-03-31", 4),
        ("in 2017", "2017-01-01", "2017-12-31", 5),
        ("two weeks ago", "2022-01-06", "2022-01-12", 3),
        ("last year", "2021-01-01", "2021-12-31", 5),
    ],
)
def test_it_reads_a_date(text: str, first: str, last: str, precision: int) -> None:
    assert read(f"It happened {text}.") == [(first, last, precision)]


@pytest.mark.parametrize("text", ["31 February 2021", "It may rain", "they march on", "room 2022", "page 3 of 17"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read(text) == []


def test_nothing_is_guessed_without_a_day_to_count_from() -> None:
    assert read("on January 17 and on Friday", published=None) == []


def one(text: str, **known: object) -> Candidate:
    (candidate,) = extract(Document(text, **known))  # type: ignore[arg-type]
    return candidate


def test_an_undated_claim_takes_the_window() -> None:
    claim = one("Four guards were arrested.", window=WINDOW)
    assert (claim.date_start, claim.date_end, claim.date_basis, claim.date_precision) == (*WINDOW, "window", 4)


def test_an_undated_claim_stays_undated_without_a_window() -> None:
    claim = one("Four guards were arrested.")
    assert (claim.date_start, claim.date_basis) == (None, "unknown")


def test_a_paragraph_inherits_the_date_of_the_one_before() -> None:
    claims = extract(Document("A mine killed a boy on January 5.\n\nThe blast also injured two men.", window=WINDOW))
    assert [(c.date_start, c.date_basis) for c in claims if c.kind == "injured"] == [(date(2022, 1, 5), "inherited")]


def test_a_paragraph_that_turns_to_something_else_inherits_nothing() -> None:
    claims = extract(Document("A mine killed a boy on January 5.\n\nMeanwhile, gunmen wounded two men.", window=WINDOW))
    assert [c.date_basis for c in claims if c.kind == "injured"] == ["window"]


def test_hours_later_may_be_the_next_day() -> None:
    claims = extract(
        Document("On January 3 the troops withdrew. The troops returned a few hours later.", window=WINDOW)
    )
    assert (claims[1].date_start, claims[1].date_end, claims[1].date_precision) == (
        date(2022, 1, 3),
        date(2022, 1, 4),
        2,
    )


def test_an_event_before_the_window_is_background() -> None:
    assert one("Jets killed 40 people on 21 March 2019.", window=WINDOW).role == "background"


def test_an_older_event_beside_fresh_news_is_background() -> None:
    text = "Gunmen killed a guard on Saturday.\n\nOn January 12 a mine killed two boys."
    assert [c.role for c in extract(Document(text, published=PUBLISHED)) if c.kind == "killed"] == [
        "new_event",
        "background",
    ]


def test_an_older_event_alone_is_the_news() -> None:
    assert one("On January 12 a guard was killed.", published=PUBLISHED).role == "new_event"


def test_a_hypothetical_claim_takes_no_date_from_the_window() -> None:
    assert one("They threatened to kill two hostages.", window=WINDOW).date_basis == "unknown"
