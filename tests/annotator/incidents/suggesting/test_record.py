"""How suggestions have done on decided pairs."""

import pytest

from annotator.claims.models import Claim
from annotator.incidents.answers.actions import answer_pair
from annotator.incidents.suggesting.record import Record, record
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def at(place: str, **values) -> Claim:
    claim = make_claim(**values)
    Claim.objects.filter(pk=claim.pk).update(places=[place])
    return make_decided_claim(claim=Claim.objects.get(pk=claim.pk))


def test_nothing_decided_is_no_record() -> None:
    assert record() == Record(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("answer", "places", "expected"),
    [
        ("same", ("Ghuwayran", "Ghuwayran"), Record(same=1, found=1, different=0, mistaken=0)),
        ("same", ("Ghuwayran", "Palmyra"), Record(same=1, found=0, different=0, mistaken=0)),
        ("different", ("Ghuwayran", "Ghuwayran"), Record(same=0, found=0, different=1, mistaken=1)),
        ("different", ("Ghuwayran", "Palmyra"), Record(same=0, found=0, different=1, mistaken=0)),
        ("unsure", ("Ghuwayran", "Ghuwayran"), Record(0, 0, 0, 0)),
    ],
)
def test_a_decided_pair_is_compared_anew(answer: str, places: tuple[str, str], expected: Record) -> None:
    one, other = at(places[0]), at(places[1], quote="two civilians were injured", target="civilians")
    answer_pair(claim=one, other=other, answer=answer, actor=make_user())
    assert record() == expected
