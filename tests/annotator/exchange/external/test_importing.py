"""Events of ACLED and UCDP GED come in as they are published, change with a later release, and go again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from annotator.exchange.batches.models import ImportRow
from annotator.exchange.external.actions import add_events
from annotator.exchange.external.columns import ACLED as ACLED_COLUMNS
from annotator.exchange.external.columns import UCDP_GED
from annotator.exchange.external.models import ExternalEvent
from annotator.exchange.external.translating import acled, ucdp_ged
from tests.annotator.exchange.external.making import ACLED, UCDP, checked, imported, undone
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_an_event_of_acled_is_kept_with_its_row_as_it_came():
    batch = imported("acled", ACLED)
    event = ExternalEvent.objects.get()
    assert (event.dataset, event.event_id, event.best, event.low, event.high) == ("acled", "SYR1001", 4, None, None)
    assert (event.date_start, event.date_end, event.date_precision) == (date(2022, 1, 17), date(2022, 1, 17), 1)
    assert (event.place, event.place_precision, event.version) == ("Binnish", 1, "row of 2022-04-15")
    assert event.raw == {name: value for name, value in ACLED.items() if value}
    assert event.batch == batch.pk


def test_an_event_of_ucdp_is_kept_with_its_range_and_the_release():
    imported("ucdp_ged", UCDP, version="22.1")
    event = ExternalEvent.objects.get()
    assert (event.low, event.best, event.high, event.civilians) == (3, 4, 6, 0)
    assert (event.event_type, event.version, event.date_end) == ("state-based conflict", "22.1", date(2022, 1, 17))


def test_the_same_rows_again_change_nothing():
    imported("acled", ACLED)
    batch = checked("acled", ACLED, {**ACLED, "event_id_cnty": "SYR1002"})
    assert (batch.new, batch.changed, batch.unchanged) == (1, 0, 1)


def test_one_id_in_two_datasets_is_two_events():
    imported("acled", {**ACLED, "event_id_cnty": "412345"})
    imported("ucdp_ged", UCDP)
    assert ExternalEvent.objects.count() == 2


def test_a_later_release_changes_an_event_and_undoing_gives_it_back():
    imported("acled", ACLED)
    before = ExternalEvent.objects.values().get()
    batch = imported("acled", {**ACLED, "fatalities": "6", "timestamp": "1660000000"})
    assert ExternalEvent.objects.get().best == 6
    undone(batch)
    assert ExternalEvent.objects.values().get() == before


def test_undoing_takes_away_what_came():
    undone(imported("acled", ACLED))
    assert not ExternalEvent.objects.exists()


WRONG = [
    ("event_date", "17/01/2022", "date"),
    ("event_date", "31 February 2022", "date"),
    ("event_date", "", "date"),
    ("time_precision", "9", "choice"),
    ("geo_precision", "0", "choice"),
    ("fatalities", "some", "number"),
    ("latitude", "200", "number"),
]


@pytest.mark.parametrize(("name", "value", "kind"), WRONG)
def test_a_row_that_makes_no_sense_is_refused_with_the_reason(name, value, kind):
    batch = checked("acled", {**ACLED, name: value})
    assert batch.refused == 1
    assert kind in {problem["kind"] for problem in ImportRow.objects.get(batch=batch).problems}


SPANS = [
    ("1", "2022-01-17", "2022-01-17", "1"),
    ("2", "2022-01-14", "2022-01-20", "3"),
    ("3", "2022-01-01", "2022-01-31", "4"),
]


@pytest.mark.parametrize(("precision", "first", "last", "ours"), SPANS)
def test_a_day_that_stands_for_a_week_or_a_month_is_not_taken_for_a_day(precision, first, last, ours):
    cells, _ = acled({**ACLED, "time_precision": precision})
    assert (cells["date_start"], cells["date_end"], cells["date_precision"]) == (first, last, ours)


@pytest.mark.parametrize("said", ["17 January 2022", "17-January-2022", "2022-01-17T00:00:00"])
def test_the_ways_in_which_days_are_published_are_read(said):
    assert acled({**ACLED, "event_date": said})[0]["date_start"] == "2022-01-17"


def test_every_published_heading_has_its_column():
    assert set(ACLED) <= {column.name for column in ACLED_COLUMNS}
    assert set(UCDP) <= {column.name for column in UCDP_GED}
    assert ucdp_ged(UCDP)[1] == acled(ACLED)[1] == []


def test_who_may_only_read_brings_none():
    with pytest.raises(PermissionDenied):
        add_events(events=[], batch=None, user=make_user("analyst"))
