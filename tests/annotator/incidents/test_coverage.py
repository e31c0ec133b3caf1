"""The map of silence as the desk knows it: which governorates the sources of a window cover, month by month."""

from datetime import date

import pytest

from annotator import published
from annotator.claims.names.actions import PlaceRow, store_places
from annotator.extraction import Place
from annotator.incidents.actions import Placement
from annotator.sources.actions import Window
from tests.factories import make_article, make_claim, make_decided_claim, make_source

pytestmark = pytest.mark.django_db
QUARTER = (date(2022, 1, 1), date(2022, 4, 1))
MONTHS = [Window(date(2022, month, 1), date(2022, month + 1, 1)) for month in (1, 2, 3)]


def told(source, window, *places, decided=True, **values):
    article = make_article(source=source, window=window)
    named = tuple(Place(name, "event", 0, 4, 1) for name in places)
    claim = make_claim(article, text=article.text, places=named, **values)
    return make_decided_claim(claim=claim, placement=Placement(new=True)) if decided else claim


def states():
    return {(cell.place, cell.window.start.month): cell.state for cell in published.coverage(*QUARTER)}


@pytest.fixture(autouse=True)
def gazetteer():
    rows = [("Raqqa", "ADM1", ""), ("Thawrah", "settlement", "Raqqa"), ("Dana", "settlement", "Idlib")]
    store_places([PlaceRow(name, kind, "SY", "test", name, admin1=admin1) for name, kind, admin1 in rows])


def test_a_month_that_no_source_reports_on_is_silent_and_one_without_news_is_covered():
    monitor = make_source()
    told(monitor, MONTHS[0], "Thawrah")
    told(monitor, MONTHS[2], "Dana", decided=False)
    assert states() == {
        ("Idlib", 1): "covered",
        ("Idlib", 2): "silent",
        ("Idlib", 3): "covered",
        ("Raqqa", 1): "figures",
        ("Raqqa", 2): "silent",
        ("Raqqa", 3): "covered",
    }


def test_a_governorate_named_itself_is_covered_and_another_sources_scope_is_its_own():
    told(make_source(), MONTHS[0], "Raqqa", decided=False)
    told(make_source(), MONTHS[1], "Dana", decided=False)
    assert states()["Raqqa", 1] == "covered"
    assert states()["Raqqa", 2] == "silent"


def test_it_takes_the_same_queries_for_more_claims(django_assert_max_num_queries):
    for _ in range(4):
        told(make_source(), MONTHS[0], "Thawrah")
    with django_assert_max_num_queries(6):
        assert len(published.coverage(*QUARTER)) == 3


def test_a_release_may_be_counted_under_another_profile():
    told(make_source(), MONTHS[0], "Thawrah")
    plain, strict = published.release(*QUARTER), published.release(*QUARTER, profile="corroborated")
    assert [one.figure.column for one in plain.figures if one.figure.contributions] == ["recorded"]
    assert not [one for one in strict.figures if one.figure.contributions]
    assert strict.tally.profile.id == "corroborated"
