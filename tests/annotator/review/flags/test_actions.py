"""Raising flags, taking them on, answering them, and what is remembered of a dismissal."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.checks.actions import run_checks
from annotator.checks.base import Check, Finding, Severity
from annotator.checks.models import Dismissal, Flag
from annotator.checks.tasks import check_again
from annotator.review.flags.actions import answer_flag, raise_flag, reopen_flag, take_flag
from annotator.review.notes.models import Notification
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Series
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
STATES = Flag.State


class Doubts(Check):
    """Doubts every claim in the same words."""

    id = "doubts"
    name = "Doubts"
    description = "Doubts every claim."
    severity = Severity.WARN

    def findings(self, case):
        yield from (Finding("Is that so?", ((claim.start, claim.end),), claim) for claim in case.claims)


def checked(claim) -> Flag:
    run_checks(article=claim.article, checks=[Doubts()])
    return Flag.objects.get(claim=claim, check_id="doubts")


def in_series(source, series) -> Flag:
    article = make_article(source=source)
    article.series, article.series_ordinal = series, 1
    article.save(update_fields=["series", "series_ordinal"])
    return checked(make_claim(article=article))


def test_a_flag_names_its_reason_its_words_and_who_raised_it():
    claim, actor = make_claim(), make_user()
    flag = raise_flag(claim=claim, actor=actor, about="contradiction", note=" 3 in the title ")
    assert (flag.message, flag.raised_by, flag.owner, flag.state) == ("3 in the title", actor, None, "open")
    assert [claim.article.text[start:end] for start, end in flag.spans] == [claim.quote]
    assert raise_flag(claim=claim, actor=actor, about="duplicate").message == "Duplicate"


def test_the_same_flag_twice_is_one_and_a_second_thought_is_not_lost():
    claim, actor = make_claim(), make_user()
    first = raise_flag(claim=claim, actor=actor, about="other", note="odd")
    assert raise_flag(claim=claim, actor=actor, about="other", note="odd") == first
    with pytest.raises(NotAllowed, match="flagged this claim already"):
        raise_flag(claim=claim, actor=actor, about="other", note="odder")
    assert raise_flag(claim=claim, actor=make_user(), about="other", note="odd") != first
    answer_flag(flag=first, actor=actor, state=STATES.ACCEPTED)
    assert raise_flag(claim=claim, actor=actor, about="other", note="odd") != first


@pytest.mark.parametrize(
    ("about", "note"), [("", "x"), ("nonsense", "x"), ("other", " "), ("contradiction", ""), ("duplicate", "x" * 2001)]
)
def test_a_flag_without_a_reason_is_refused(about, note):
    with pytest.raises(NotAllowed):
        raise_flag(claim=make_claim(), actor=make_user(), about=about, note=note)


def test_those_who_only_read_neither_raise_nor_take_nor_answer():
    reader, flag = make_user("publisher"), raise_flag(claim=make_claim(), actor=make_user(), about="duplicate")
    acts = [
        lambda: raise_flag(claim=flag.claim, actor=reader, about="duplicate"),
        lambda: take_flag(flag=flag, actor=reader),
        lambda: answer_flag(flag=flag, actor=reader, state=STATES.ACCEPTED),
        lambda: reopen_flag(flag=flag, actor=reader),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="may read flags"):
            act()


def test_whoever_takes_a_flag_keeps_it_until_they_give_it_back_or_a_lead_takes_over():
    flag, amal, basim = raise_flag(claim=make_claim(), actor=make_user(), about="duplicate"), make_user(), make_user()
    assert take_flag(flag=flag, actor=amal).owner == amal
    with pytest.raises(SomeoneWasFaster, match="works on this flag"):
        take_flag(flag=flag, actor=basim)
    with pytest.raises(SomeoneWasFaster):
        answer_flag(flag=flag, actor=basim, state=STATES.ACCEPTED)
    lead = make_user("lead")
    assert take_flag(flag=flag, actor=lead).owner == lead
    assert take_flag(flag=flag, actor=lead).owner is None


def test_of_two_who_take_a_flag_at_once_one_gets_it():
    flag = raise_flag(claim=make_claim(), actor=make_user(), about="duplicate")
    stale = Flag.objects.get(pk=flag.pk)
    take_flag(flag=flag, actor=make_user())
    with pytest.raises(SomeoneWasFaster):
        take_flag(flag=stale, actor=make_user())


def test_an_answer_tells_who_raised_it_and_is_given_once():
    amal = make_user(name="amal")
    flag = raise_flag(claim=make_claim(), actor=amal, about="duplicate")
    stale = Flag.objects.get(pk=flag.pk)
    answer_flag(flag=flag, actor=make_user(), state=STATES.DISMISSED, reason="Another convoy.")
    told = Notification.objects.get()
    assert (told.person, told.why, told.flag) == (amal, "answered", flag)
    with pytest.raises(SomeoneWasFaster):
        answer_flag(flag=stale, actor=make_user(), state=STATES.ACCEPTED)
    assert Flag.objects.get().state == STATES.DISMISSED


def test_a_dismissal_says_why_and_only_a_check_is_silenced_for_more():
    flag = raise_flag(claim=make_claim(), actor=make_user(), about="duplicate")
    for said in ({"reason": " "}, {"reason": "why", "scope": "source"}, {"state": "open", "reason": "why"}):
        with pytest.raises(NotAllowed):
            answer_flag(**{"flag": flag, "actor": make_user(), "state": STATES.DISMISSED} | said)
    check = checked(make_claim())
    with pytest.raises(NotAllowed, match="no series"):
        answer_flag(flag=check, actor=make_user(), state=STATES.DISMISSED, reason="why", scope="series")


def test_a_mention_in_a_flag_tells_that_person():
    amal = make_user(name="amal")
    raise_flag(claim=make_claim(), actor=make_user(), about="other", note="@amal is this yours?")
    assert Notification.objects.get().person == amal


@pytest.mark.parametrize("scope", ["series", "source"])
def test_what_is_dismissed_for_a_series_or_a_source_is_not_asked_in_its_next_article(scope):
    source, actor = make_source(), make_user()
    series = Series.objects.create(key="monthly", name="Monthly", begun="2014-09-23")
    first, open_one = in_series(source, series), in_series(source, series)
    answer_flag(flag=first, actor=actor, state=STATES.DISMISSED, reason="They always write so.", scope=scope)
    open_one.refresh_from_db()
    later = in_series(source, series)
    for flag in (open_one, later):
        assert (flag.state, flag.reason) == ("dismissed", "They always write so.")
    assert checked(make_claim()).state == "open"
    other = "source" if scope == "series" else "series"
    elsewhere = (
        in_series(make_source(), series)
        if other == "series"
        else checked(make_claim(article=make_article(source=source)))
    )
    assert elsewhere.state == "open"


def test_opening_a_flag_again_lifts_what_was_dismissed_with_it():
    source, actor = make_source(), make_user()
    flag = checked(make_claim(article=make_article(source=source)))
    answer_flag(flag=flag, actor=actor, state=STATES.DISMISSED, reason="So they write.", scope="source")
    other = checked(make_claim(article=make_article(source=source)))
    assert other.state == "dismissed"
    reopen_flag(flag=flag, actor=actor)
    assert not Flag.objects.exclude(state="open").exists()
    assert Dismissal.objects.get().lifted_by == actor
    with pytest.raises(SomeoneWasFaster):
        reopen_flag(flag=flag, actor=actor)
    assert checked(make_claim(article=make_article(source=source))).state == "open"


def test_other_words_are_asked_about_whatever_was_dismissed():
    source = make_source()
    flag = checked(make_claim(article=make_article(source=source)))
    answer_flag(flag=flag, actor=make_user(), state=STATES.DISMISSED, reason="So they write.", scope="source")
    article = make_article(source=source)
    assert checked(make_claim(article=article, quote="two civilians were injured", kind="injured")).state == "open"


def test_checks_run_again_after_a_decision_that_changes_what_they_read_and_after_no_other():
    # A test whose rows were committed may have left jobs: that table is none of Django's, and is not emptied.
    left = list(ProcrastinateJob.objects.values_list("pk", flat=True))
    jobs = ProcrastinateJob.objects.filter(task_name="check_article").exclude(pk__in=left)
    make_decided_claim()
    assert not jobs.exists()
    changed = make_decided_claim(changes={"min": 3, "best": 3})
    assert jobs.get().args == {"article_id": changed.article_id}
    make_decided_claim("reject")
    assert jobs.count() == 2


def test_the_checking_job_checks_unless_a_later_one_waits(monkeypatch):
    claim = make_decided_claim(changes={"min": 3, "best": 3})
    ran = []
    monkeypatch.setattr("annotator.checks.tasks.run_checks", lambda article: ran.append(article))
    check_again(article_id=claim.article_id)
    assert ran == []
    ProcrastinateJob.objects.all()._raw_delete("default")
    check_again(article_id=claim.article_id)
    assert ran == [claim.article]
