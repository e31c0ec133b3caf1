"""Judging and describing sources: by whom, with a reason, and kept for good."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.utils import DatabaseError

from annotator.sources.assessments.actions import assess_source, describe_source
from annotator.sources.assessments.models import SourceAssessment
from annotator.sources.assessments.rules import NotJudged
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["lead", "data_manager"])
def test_a_lead_or_a_data_manager_judges_a_source_with_a_reason(role):
    source, actor = make_source(reliability="C"), make_user(role)
    row = assess_source(source=source, reliability="B", reason=" Names its witnesses. ", actor=actor)
    assert (row.before, row.reliability, row.reason, row.assessed_by) == ("C", "B", "Names its witnesses.", actor)
    assert (source.reliability, source.reliability_reason) == ("B", "Names its witnesses.")


@pytest.mark.parametrize(
    ("role", "values", "words"),
    [
        ("analyst", {}, "not judge"),
        ("publisher", {}, "not judge"),
        ("lead", {"reason": " "}, "in a sentence"),
        ("lead", {"reliability": "G"}, "A to F"),
    ],
)
def test_what_is_not_allowed_changes_nothing(role, values, words):
    source = make_source()
    with pytest.raises(NotJudged, match=words):
        assess_source(source=source, actor=make_user(role), **{"reliability": "A", "reason": "why", **values})
    source.refresh_from_db()
    assert (source.reliability, SourceAssessment.objects.count()) == ("F", 0)


def test_the_same_judgement_twice_is_one():
    source, actor = make_source(), make_user("lead")
    assert assess_source(source=source, reliability="B", reason="why", actor=actor)
    assert assess_source(source=source, reliability="B", reason="why ", actor=actor) is None
    assert SourceAssessment.objects.count() == 1


def test_judgements_are_never_changed_or_deleted():
    row = assess_source(source=make_source(), reliability="B", reason="why", actor=make_user("lead"))
    for act in (lambda: SourceAssessment.objects.update(reason="x"), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_description_is_kept_with_who_changed_it():
    source, actor = make_source(), make_user("data_manager")
    assert describe_source(source=source, actor=actor, counts="Civilians only.", party="")
    assert not describe_source(source=source, actor=actor, counts="Civilians only. ")
    event = apps.get_model("annotator.SourceEvent").objects.filter(pgh_obj=source).latest("pgh_id")
    assert (event.counts, event.pgh_context.metadata["by"]) == ("Civilians only.", actor.username)
    with pytest.raises(NotJudged):
        describe_source(source=source, actor=make_user(), counts="x")
    with pytest.raises(ValueError, match="no name"):
        describe_source(source=source, actor=actor, name="x")
