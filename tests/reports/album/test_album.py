"""The pictures of an edition: drawn when it is made, sealed with it, served for good, shown with their numbers."""

import csv
import io
import json

import pytest
from django.urls import reverse

from reports.actions import draft, drawn, publish_edition
from reports.album import earlier
from reports.charts.palette import on_dark
from reports.models import EditionPicture
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(edition) -> EditionPicture:
    return edition.pictures.get(name="figures")


def told(edition, name):
    return list(csv.DictReader(io.StringIO(edition.pictures.get(name=name).csv)))


def test_an_edition_has_the_pictures_that_its_rows_allow(edition):
    names = {one.name for one in edition.pictures.all()}
    assert {"figures", "timeline", "what-if", "coverage"} <= names
    wide = {one for one in names if not one.endswith("-narrow")}
    assert names == wide | {f"{one}-narrow" for one in wide}


def test_the_numbers_in_the_picture_are_those_of_the_figures(edition):
    shown = {row["measure"]: row["in words"] for row in told(edition, "figures")}
    assert shown == {one.label: one.display for one in edition.figures.filter(column="recorded")}
    assert shown["Killed, combatants"] == "24–26"


def test_the_ladder_sets_other_rules_beside_what_is_published(edition):
    rungs = {(row["measure"], row["profile"]): row["in words"] for row in told(edition, "what-if")}
    killed, injured = "Killed, combatants", "Injured, combatants"
    assert (rungs[killed, "Recorded"], rungs[killed, "Corroborated"]) == ("24–26", "nothing counts")
    assert (rungs[injured, "Recorded"], rungs[injured, "Conservative"]) == ("1 incident, unquantified", "3")
    assert all(words != "200" for words in rungs.values())


def test_coverage_tells_which_months_a_source_reports_on(edition):
    assert {(row["source"], row["month"]) for row in told(edition, "coverage")} == {
        ("Euphrates Ledger", "Dec 2021"),
        ("Euphrates Ledger", "Jan 2022"),
    }


def test_a_draft_drawn_twice_has_the_same_pictures(example):
    made = draft(start=START, end=END, title="Twice")
    one, other = drawn(made).parts.pictures, drawn(made).parts.pictures
    assert [picture.sha256 for picture in one] == [picture.sha256 for picture in other]


def test_the_manifest_seals_every_picture(edition):
    sealed = {one["name"] for one in json.loads(edition.manifest)["pictures"]}
    assert sealed == {one.name for one in edition.pictures.all()}


@pytest.fixture
def later(edition, publisher):
    """The edition of the month after, in which a second source reports."""
    article = make_article("Three fighters were killed on the road.", make_source("Road Watch"))
    three = {"min": 3, "best": 3, "max": 3, "date_start": END, "date_end": END}
    make_decided_claim(article=article, quote="Three fighters were killed", **three)
    return publish_edition(title="The month after", start=END, end=END.replace(month=2), publisher=publisher)


def test_a_second_period_makes_a_series(later):
    killed = [row for row in told(later, "months") if row["measure"] == "Killed, combatants"]
    assert [(row["period"], row["in words"]) for row in killed] == [("Dec–Jan 2022", "24–26"), ("Jan–Feb 2022", "3")]


def test_what_earlier_editions_counted_is_in_the_coverage(later):
    cells = {(row["source"], row["month"]): int(row["claims that count"]) for row in told(later, "coverage")}
    assert cells["Euphrates Ledger", "Dec 2021"] == 6
    assert (cells["Road Watch", "Dec 2021"], cells["Road Watch", "Jan 2022"]) == (0, 1)


def test_very_many_incidents_of_earlier_editions_are_not_read(later, monkeypatch):
    read = earlier.periods_of(later, list(later.figures.all()), earlier.earlier_editions(later))
    monkeypatch.setattr(earlier, "MOST_INCIDENTS", 0)
    light = earlier.periods_of(later, list(later.figures.all()), earlier.earlier_editions(later))
    assert light.series() == read.series()
    assert read.periods[0].groups
    assert not light.periods[0].groups


def test_days_that_no_edition_covers_are_a_gap(later, publisher):
    article = make_article("Four fighters were killed again.", make_source("Road Watch B"))
    day = END.replace(month=4)
    make_decided_claim(article=article, quote="Four fighters were killed", date_start=day, date_end=day)
    last = publish_edition(title="Spring", start=day, end=day.replace(month=5), publisher=publisher)
    killed = [row["in words"] for row in told(last, "months") if row["measure"] == "Killed, combatants"]
    assert killed == ["24–26", "3", "no edition of these days", "4"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("edition_picture", "image/svg+xml; charset=utf-8"),
        ("edition_picture_dark", "image/svg+xml; charset=utf-8"),
        ("edition_picture_spec", "application/json"),
        ("edition_picture_csv", "text/csv; charset=utf-8"),
    ],
)
def test_each_file_is_public_kept_for_good_and_not_sent_twice(client, picture, name, media_type):
    url = reverse(name, args=[1, "figures"])
    first = client.get(url)
    assert first.headers["Content-Type"] == media_type
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(url).status_code == 405
    assert client.get(reverse(name, args=[1, "nothing"])).status_code == 404
    assert client.get(reverse(name, args=[99, "figures"])).status_code == 404


def test_a_drawing_may_load_and_run_nothing(client, picture):
    policy = client.get(reverse("edition_picture", args=[1, "figures"])).headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"


def test_on_dark_ground_it_has_other_colours_and_another_tag(client, picture):
    names = ("edition_picture", "edition_picture_dark")
    light, dark = (client.get(reverse(name, args=[1, "figures"])) for name in names)
    assert light.content.decode() == picture.svg
    assert dark.content.decode() == on_dark(picture.svg) != picture.svg
    assert light.headers["ETag"] != dark.headers["ETag"]


def test_the_page_shows_each_picture_with_its_numbers_as_a_table(client, edition):
    page = client.get("/editions/1/").content.decode()
    for picture in edition.pictures.exclude(name__endswith="-narrow"):
        assert f'id="picture-{picture.name}"' in page
        assert f'alt="{picture.title}. The numbers follow as a table."' in page
        assert f'aria-label="{picture.title}, as a table"' in page
        assert reverse("edition_picture", args=[1, picture.name]) in page
        assert reverse("edition_picture_dark", args=[1, f"{picture.name}-narrow"]) in page
        assert reverse("edition_picture_csv", args=[1, picture.name]) in page


def test_the_front_page_shows_some_of_the_newest_edition(client, edition):
    page = client.get("/").content.decode()
    assert 'id="picture-timeline"' in page
    assert 'id="picture-coverage"' not in page


def test_an_edition_from_before_pictures_has_a_page_without_them(client, edition, monkeypatch):
    monkeypatch.setattr("reports.pages.shown", lambda *_: [])
    assert "In pictures" not in client.get("/editions/1/").content.decode()
