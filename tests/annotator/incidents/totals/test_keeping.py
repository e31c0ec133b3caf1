"""Kept totals follow every act that changes what counts, and the check finds what does not."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.extraction import Place
from annotator.incidents.actions import PROPOSED, Placement, change_incident, choose_best, link_claim, undo_claim
from annotator.incidents.allegations.actions import record_position
from annotator.incidents.citations.actions import add_citation
from annotator.incidents.facts import Number, Window
from annotator.incidents.gathering import claims_about, fact_of
from annotator.incidents.merges.actions import merge_incidents
from annotator.incidents.merging import total
from annotator.incidents.models import Incident
from annotator.incidents.tally import tally
from annotator.incidents.totals.actions import check_months, check_totals, drain, drain_all, waiting
from annotator.incidents.totals.models import MonthTotal, Total, TotalMark
from annotator.incidents.totals.months import DIMENSIONS
from annotator.incidents.totals.sums import Asked, in_months, sums
from annotator.sources.models import Article, Source
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
JANUARY = (date(2022, 1, 1), date(2022, 2, 1))


def kept(column: str = "recorded") -> list[tuple[int | None, ...]]:
    """Return min, best and max of every kept row of a column, after counting anew what changed."""
    drain_all()
    return list(Total.objects.filter(column=column).order_by("min", "pk").values_list("min", "best", "max"))


def right() -> bool:
    """Tell whether nothing differs when all is compared."""
    return list(check_totals(repair=False)) == []


def linked(number: int = 4, **values):
    return make_decided_claim(placement=Placement(new=True), **dict.fromkeys(("min", "best", "max"), number), **values)


def test_a_confirmed_claim_is_counted_and_its_undoing_takes_it_back():
    analyst = make_user()
    claim = linked(actor=analyst)
    assert kept() == [(4, 4, 4)]
    undo_claim(claim=claim, actor=analyst, seen=claim.version)
    assert kept() == []
    assert right()


def test_a_mark_is_made_in_the_transaction_of_the_act_and_costs_no_query():
    claim, analyst = make_claim(), make_user()
    TotalMark.objects.all().delete()
    with CaptureQueriesContext(connection) as taken:
        make_decided_claim(claim=claim, actor=analyst)
    assert waiting(100) > 0
    assert not [query for query in taken if "total" in query["sql"]]
    assert drain() > 0
    assert waiting(100) == 0


def test_merging_grading_linking_and_choosing_are_followed():
    lead = make_user("lead")
    one, other = linked(4), linked(6)
    assert kept() == [(4, 4, 4), (6, 6, 6)]
    first, second = one.link.incident, other.link.incident
    merge_incidents(kept=first, emptied=second, actor=lead, because="one event")
    assert kept() == [(4, 4, 6)]
    choose_best(claim=other, actor=lead, because="it was there")
    assert kept() == [(4, 6, 6)]
    change_incident(incident=first, actor=lead, title="t", place="p", grade="fair", grade_reason="two sources")
    assert kept("corroborated") == [(4, 6, 6)]
    link_claim(claim=other, actor=lead, role="new_event", of=None, placement=Placement(incident=second))
    assert kept() == [(4, 4, 4), (6, 6, 6)]
    assert right()


def test_a_discounted_incident_is_no_longer_counted():
    claim = linked()
    assert kept() == [(4, 4, 4)]
    change_incident(
        incident=claim.link.incident, actor=make_user("lead"), title="t", place="", grade="discounted",
        grade_reason="shown to be another day",
    )  # fmt: skip
    assert kept() == []


def test_what_is_changed_past_the_actions_is_followed_too():
    claim = linked()
    assert kept() == [(4, 4, 4)]
    drain_all()
    Source.objects.filter(articles__claims=claim).update(independence_group="the one behind")
    Incident.objects.update(grade="confirmed")
    drain_all()
    row = Total.objects.get()
    assert (row.sources, row.grade) == (["the one behind"], "confirmed")
    Article.objects.filter(claims=claim).update(published=date(2022, 2, 3))
    assert waiting(10) == 1
    assert right()


def test_support_and_second_readings_are_followed():
    claim = linked()
    drain_all()
    row = Total.objects.get()
    assert (row.provisional, row.unread, len(row.sources)) == (True, True, 1)
    other = make_article("Another monitor says that four fighters were killed.")
    add_citation(claim=claim, article=other, start=0, end=20, stance="supports", actor=make_user("lead"))
    drain_all()
    row = Total.objects.get()
    assert (row.provisional, len(row.sources)) == (False, 2)


def test_places_come_with_their_governorate_and_follow_the_gazetteer():
    store_places([PlaceRow("Thawrah", "settlement", "SY", "test", "2", admin1="Raqqa", admin2="Tabqa")])
    linked(places=(Place("Thawrah", "event", 0, 4, 1),))
    drain_all()
    assert Total.objects.values_list("admin1", "admin2").get() == ("Raqqa", "Tabqa")
    store_places([PlaceRow("Thawrah", "settlement", "SY", "test", "2", admin1="Rakka", admin2="Tabqa")])
    drain_all()
    assert Total.objects.values_list("admin1", flat=True).get() == "Rakka"


def test_an_allegation_told_twice_in_no_incident_is_one_and_keeps_to_its_column():
    for _ in range(2):
        claim = make_decided_claim(modality="alleged", role="background", scope=("historical",))
        link = getattr(claim, "link", None)
        if link:
            link.delete()
    assert kept() == []
    assert kept("alleged") == [(4, 4, 4)]
    assert len(Total.objects.get().claims) == 2
    assert right()


def test_none_reported_is_kept_apart_from_zero():
    make_decided_claim(modality="negated", hedge="none_reported", min=0, best=0, max=None, victim_status="civilian")
    drain_all()
    row = Total.objects.get()
    assert (row.min, row.max, row.reported_none, row.starts) == (None, None, True, date(2022, 1, 17))
    assert right()


def test_conceded_numbers_of_the_register_are_kept():
    claim = linked(9, modality="alleged", victim_status="civilian")
    record_position(
        claim=claim, actor=make_user("lead"), party="SDF", says="partly", conceded=Number(2, 2, 2), note="x"
    )
    assert kept("conceded") == [(2, 2, 2)]
    assert kept("alleged") == [(9, 9, 9)]
    assert right()


def test_the_check_finds_what_was_changed_behind_it_and_repairs_it(capsys):
    linked()
    drain_all()
    Total.objects.update(min=3)
    with pytest.raises(CommandError, match="--repair"):
        call_command("check_totals")
    assert "kept recorded killed 3–4, found recorded killed 4–4" in capsys.readouterr().out
    call_command("check_totals", repair=True)
    call_command("check_totals")
    assert "The kept totals are right." in capsys.readouterr().out


def test_the_check_finds_rows_that_are_missing_and_rows_of_nothing():
    claim = linked()
    drain_all()
    Total.objects.all().delete()
    assert len(list(check_totals(repair=True))) == 1
    assert kept() == [(4, 4, 4)]
    Total.objects.create(column="alleged", kind="killed", unit="person", victim_status="civilian",
                         starts=date(2020, 1, 1), claims=[claim.pk])  # fmt: skip
    assert [str(one) for one in check_totals(repair=True)] == [
        "2020-01-01, in no incident: kept alleged killed None–None, found nothing"
    ]
    assert right()


def test_the_kept_rows_of_a_month_add_up_to_its_tally():
    lead = make_user("lead")
    for number in range(1, 9):
        linked(
            number,
            date_start=date(2022, 1, 3 * number),
            date_end=date(2022, 1, 3 * number),
            modality="alleged" if number == 5 else "asserted",
            victim_status="civilian" if number % 2 else "combatant",
        )
    first, second = Incident.objects.order_by("pk")[:2]
    merge_incidents(kept=first, emptied=second, actor=lead, because="one event")
    drain_all()
    claims = claims_about(*JANUARY).select_related("article__source")
    figures = tally([fact_of(claim, claim.article) for claim in claims], Window(*JANUARY)).figures
    sums = defaultdict(list)
    for row in Total.objects.filter(starts__gte=JANUARY[0], starts__lt=JANUARY[1]):
        sums[row.column, row.kind, row.victim_status].append(Number(row.min, row.best, row.max))
    expected = {(f.column, f.measure.kind, f.measure.victim_status): f.number for f in figures if f.contributions}
    assert {key: total(numbers) for key, numbers in sums.items()} == expected
    assert PROPOSED.incident is None


def test_the_sums_of_months_are_what_the_kept_rows_add_up_to():
    lead = make_user("lead")
    for number in range(1, 6):
        day = date(2022, number, 3)
        linked(number, date_start=day, date_end=day, victim_status=("civilian", "combatant")[number % 2])
    drain_all()
    first, second = Incident.objects.order_by("pk")[:2]
    merge_incidents(kept=first, emptied=second, actor=lead, because="one event")
    change_incident(incident=first, actor=lead, title="t", place="", grade="fair", grade_reason="two sources")
    drain_all()
    assert check_months(repair=False) == 0
    for by in (*DIMENSIONS, "month", "source"):
        whole = Asked(date(2022, 1, 1), None, "recorded", by)
        assert in_months(whole)
        # A day into the month the kept rows themselves are read; nothing begins on the first.
        assert sums(whole) == sums(replace(whole, start=date(2022, 1, 2)))


def test_sums_of_months_that_are_wrong_are_found_and_summed_anew():
    linked()
    drain_all()
    MonthTotal.objects.update(least=99)
    assert check_months(repair=True) == len(DIMENSIONS) + 2
    assert check_months(repair=False) == 0
    MonthTotal.objects.all().delete()
    assert check_months(repair=True) == len(DIMENSIONS) + 2
