"""The one door out: which articles and claims a release has, and what stays on the desk."""

from dataclasses import replace
from datetime import date

import pytest

from annotator import published
from annotator.incidents.actions import Placement, undo_claim
from annotator.incidents.describing import LONGEST_KEY, LONGEST_LABEL, describe
from annotator.sources.actions import Window
from annotator.sources.models import Article
from tests.annotator.incidents.making import JANUARY, fact
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

START, END = date(2022, 1, 1), date(2022, 2, 1)


def release():
    return published.release(START, END)


def killed(result=None):
    figures = (result or release()).figures
    return {one.key: one.display for one in figures if one.figure.column == "recorded"}


def test_a_confirmed_claim_counts():
    make_decided_claim()
    assert killed() == {"killed/person/civilian": "no report", "killed/person/combatant": "4"}


def test_an_article_without_claims_is_listed_all_the_same():
    silent = make_article("The month was quiet on this part of the river.")
    assert [one.article_id for one in release().articles] == [silent.pk]
    assert release().claims == ()


def test_an_article_of_another_window_is_not_listed():
    make_article(window=Window(date(2022, 2, 1), date(2022, 3, 1)))
    assert release().articles == ()


def test_a_claim_dated_to_the_window_counts_whatever_its_article_reports_on():
    article = make_article(window=None)
    make_decided_claim(article=article)
    assert killed()["killed/person/combatant"] == "4"
    assert [one.article_id for one in release().articles] == [article.pk]


def test_an_incident_that_began_earlier_is_not_counted_again():
    later = make_decided_claim()
    elsewhere = make_article(window=Window(date(2021, 12, 1), date(2022, 1, 1)))
    before = make_claim(article=elsewhere, date_start=date(2021, 12, 30), date_end=date(2022, 1, 17))
    make_decided_claim(claim=before, placement=Placement(incident=later.link.incident))
    result = release()
    assert killed(result) == {}
    assert {one.fact.claim_id: one.excluded_by for one in result.claims} == {later.pk: "R16", before.pk: "R16"}


def test_a_candidate_that_is_no_longer_proposed_is_left_out():
    claim = make_claim()
    type(claim).objects.filter(pk=claim.pk).update(withdrawn_at="2022-02-01T00:00Z")
    assert release().claims == ()


def test_undecided_claims_are_numbered():
    make_claim()
    make_decided_claim()
    assert release().undecided == 1


def test_the_words_for_holding_a_claim_go_out():
    make_decided_claim("hold", note="two periods are named")
    (claim,) = release().claims
    assert claim.excluded_because == "Held for a decision: two periods are named"


def test_a_note_on_a_claim_that_counts_stays_on_the_desk():
    make_decided_claim(note="rang the author at home")
    (claim,) = release().claims
    assert claim.fact.reason == ""


def test_a_hold_that_was_undone_to_gives_its_reason_again():
    claim = make_decided_claim("hold", note="two periods are named")
    second = make_user()
    make_decided_claim("confirm", second, claim, note="the later one is meant")
    claim.refresh_from_db()
    undo_claim(claim=claim, actor=second, seen=claim.version)
    assert release().claims[0].fact.reason == "two periods are named"


def test_each_claim_either_counts_or_says_which_rule_kept_it_out():
    make_decided_claim()
    make_decided_claim("reject")
    make_claim()
    result = release()
    counted = {
        claim
        for one in result.figures
        if one.figure.column == "recorded"
        for contribution in one.figure.contributions
        for claim in contribution.claim_ids
    }
    excluded = {one.fact.claim_id for one in result.claims if one.excluded_by}
    assert counted | excluded == {one.fact.claim_id for one in result.claims}
    assert not counted & excluded


def test_figures_do_not_depend_on_the_order_of_the_facts():
    facts = [fact(1, n=3), fact(2, n=4, incident_id=2), fact(3, n=5, source_id=2, independence_group="b")]
    forwards = published.recount(facts, JANUARY.start, JANUARY.end)
    assert published.recount(reversed(facts), JANUARY.start, JANUARY.end) == forwards


def test_a_very_long_actor_still_makes_a_key_and_a_label_that_fit():
    long = fact(1, n=3, kind="projectile_fired", unit="projectile", weapon="rocket", actor="a band " * 42)
    other = replace(long, actor=long.actor + "and more")
    keys = set()
    for one in (long, other):
        (figure,) = describe(published.recount([one], JANUARY.start, JANUARY.end).figures, {1: one})
        assert len(figure.key) <= LONGEST_KEY
        assert len(figure.label) <= LONGEST_LABEL
        keys.add(figure.key)
    assert len(keys) == 2


def test_an_incident_says_what_it_adds_when_and_how_well_it_is_supported():
    facts = {1: fact(1, n=3, grade="fair"), 2: fact(2, n=5, source_id=2, independence_group="b", grade="fair")}
    tally = published.recount(facts.values(), JANUARY.start, JANUARY.end)
    (figure, *_) = describe(tally.figures, facts)
    (incident,) = figure.incidents
    assert (incident.display, incident.when) == ("3–5", "17 Jan 2022")
    assert incident.note == "graded fair · 2 independent sources"


def test_it_offers_the_windows_of_articles_just_added_and_then_the_newest():
    source = make_source()
    make_article(window=Window(date(2022, 3, 1), date(2022, 4, 1)))
    make_article(source=source)
    make_article(source=source)
    make_article(window=Window(date(2022, 1, 10), date(2022, 1, 12)))
    make_article(window=None)
    assert [(one.start, one.end, one.articles) for one in published.windows(newest=2, added=1)] == [
        (date(2022, 1, 10), date(2022, 1, 12), 1),
        (date(2022, 3, 1), date(2022, 4, 1), 1),
        (START, END, 2),
    ]


def test_a_release_takes_the_same_number_of_queries_for_more_claims(django_assert_max_num_queries):
    for number in range(1, 6):
        make_decided_claim(article=make_article(f"Report {number}. Four fighters were killed on Monday."))
    assert Article.objects.count() == 5
    with django_assert_max_num_queries(6):
        assert len(release().claims) == 5
