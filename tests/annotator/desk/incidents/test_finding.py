"""Tests for finding incidents and for going through them a page at a time."""

from datetime import date, timedelta

import pytest
from django.test import Client

from annotator.desk.incidents import finding
from annotator.desk.incidents.finding import found_incidents, page_of
from tests.factories import make_decided_claim

pytestmark = pytest.mark.django_db

DAY = date(2022, 1, 10)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return seven incidents in the order of the list: one undated, two on one day, four on days before it."""
    monkeypatch.setattr(finding, "PAGE", 3)
    days = [DAY - timedelta(n) for n in (4, 3, 2, 1, 0, 0)]
    pks = [make_decided_claim(date_start=day, date_end=day).link.incident_id for day in days]
    undated = make_decided_claim(date_start=None, date_end=None, date_precision=None).link.incident_id
    return [undated, *reversed(pks)]


def test_the_pages_follow_each_other_both_ways(many) -> None:
    forward, after = [], ""
    while True:
        page = page_of(found_incidents({}), after, "")
        forward.append([one.pk for one in page.incidents])
        if not (after := page.next):
            break
    assert forward == [many[:3], many[3:6], many[6:]]
    back = page_of(found_incidents({}), "", page.previous)
    assert [one.pk for one in back.incidents] == many[3:6]
    first = page_of(found_incidents({}), "", back.previous)
    assert ([one.pk for one in first.incidents], first.previous) == (many[:3], "")


@pytest.mark.parametrize("place", ["nonsense", "2022-13-40.5", ".", "undated.x"])
def test_a_place_that_is_none_begins_at_the_beginning(many, place: str) -> None:
    assert [one.pk for one in page_of(found_incidents({}), place, "").incidents] == many[:3]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"first": "2022-01-10"}, 2),
        ({"last": "2022-01-07"}, 2),
        ({"first": "2022-01-08", "last": "2022-01-09"}, 2),
        ({"kind": "killed"}, 7),
        ({"kind": "injured"}, 0),
        ({"q": "fighters"}, 7),
        ({"first": "not a day"}, 7),
    ],
)
def test_filters_combine_in_the_address(analyst: Client, many, monkeypatch, asked, count) -> None:
    monkeypatch.setattr(finding, "PAGE", 40)
    assert len(analyst.get("/desk/incidents/", asked).context["accounts"]) == count


def test_the_pages_carry_the_filters(analyst: Client, many) -> None:
    html = analyst.get("/desk/incidents/", {"kind": "killed"}).content.decode()
    assert "?kind=killed&after=" in html.replace("&amp;", "&")
