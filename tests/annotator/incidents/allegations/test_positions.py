"""What parties answer: a denial makes the incident contested and lowers nothing (R5)."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from annotator import published
from annotator.incidents.allegations.actions import Quoted, record_position, remove_position
from annotator.incidents.allegations.models import Position
from annotator.incidents.facts import Number
from annotator.incidents.models import Incident
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.incidents.allegations.making import make_allegation, make_position, make_second_source
from tests.factories import make_article, make_claim, make_user

pytestmark = pytest.mark.django_db


def figures() -> list[tuple[str, str]]:
    shown = published.release(date(2022, 1, 1), date(2022, 2, 1)).figures
    return [(one.figure.column, one.display) for one in shown if one.figure.measure.kind == "injured"]


def grade_of(claim) -> Incident:
    return Incident.objects.get(links__claim=claim)


GRADES = [
    ("denies", "weak", "contested"),
    ("denies", "fair", "contested"),
    ("denies", "confirmed", "contested"),
    ("denies", "discounted", "discounted"),
    ("accepts", "weak", "weak"),
    ("partly", "weak", "weak"),
    ("silent", "fair", "fair"),
]


@pytest.mark.parametrize(("says", "before", "after"), GRADES)
def test_only_a_denial_changes_the_grade_r5(says, before, after):
    claim = make_allegation()
    Incident.objects.update(grade=before, grade_reason="as judged")
    make_position(claim, says, said_on=date(2022, 2, 3))
    incident = grade_of(claim)
    assert incident.grade == after
    if before != after:
        assert incident.grade_reason.startswith("International Coalition denies it on 3 Feb 2022. Before: ")
        assert incident.grade_reason.endswith("as judged")


def test_a_denial_lowers_no_number_r4_r5():
    claim = make_allegation()
    make_second_source(incident=claim.link.incident)
    before = figures()
    assert ("recorded", "2") in before
    make_position(claim, "denies")
    assert grade_of(claim).grade == "contested"
    assert [one for one in figures() if one[0] != "corroborated"] == [one for one in before if one[0] != "corroborated"]


def test_a_position_keeps_declared_and_conceded_numbers_and_the_words():
    claim, article = make_allegation(), make_article("The command said that one civilian was hurt by its strike.")
    position = record_position(
        claim=claim, actor=make_user(), party="International Coalition", says="partly",
        declared=Number(5, 5, None), conceded=Number(1, 1, 1), said_on=date(2022, 2, 3),
        quoted=Quoted(article, 21, 54),
    )  # fmt: skip
    assert (position.declared_min, position.declared_max, position.conceded_best) == (5, None, 1)
    assert position.quote == article.text[21:54].strip()


REFUSED = [
    ({"party": " "}, "Name the party"),
    ({"note": ""}, "say in a note where it did"),
    ({"says": "denies", "conceded": Number(1, 1, 1)}, "concedes nothing"),
    ({"says": "silent", "conceded": Number(0, None, 2)}, "concedes nothing"),
]


@pytest.mark.parametrize(("values", "said"), REFUSED)
def test_what_a_position_has_to_say(values, said):
    with pytest.raises(NotAllowed, match=said):
        make_position(make_allegation(), **values)
    assert not Position.objects.exists()


def test_a_passage_outside_the_article_is_refused():
    article = make_article()
    with pytest.raises(NotAllowed, match="does not lie in the article"):
        make_position(make_allegation(), quoted=Quoted(article, 5, len(article.text) + 1))


def test_positions_are_taken_on_accepted_allegations_by_those_who_link():
    with pytest.raises(NotAllowed, match="Confirm first"):
        make_position(make_claim(modality="alleged"))
    with pytest.raises(NotAllowed, match="may not link"):
        record_position(
            claim=make_allegation(), actor=make_user("publisher"), party="X", says="denies", note="its statement"
        )


def test_a_position_is_removed_with_a_reason_and_once():
    claim = make_allegation()
    position, actor = make_position(claim, "denies"), make_user()
    with pytest.raises(NotAllowed, match="why this position is removed"):
        remove_position(position=position, actor=actor, because=" ")
    gone = remove_position(position=position, actor=actor, because="it spoke of another village")
    assert gone.removed_by == actor
    assert not claim.positions.standing().exists()
    assert grade_of(claim).grade == "contested"
    with pytest.raises(SomeoneWasFaster):
        remove_position(position=position, actor=actor, because="again")


def test_positions_are_kept():
    position = make_position(make_allegation())
    with pytest.raises(ProgrammingError), transaction.atomic():
        position.delete()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Position.objects.update(says="denies")
