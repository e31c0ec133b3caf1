"""Local phrases of the hedge table come in as a table, by the rules of the page on which people add them."""

import pytest

from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.hedges.phrasings import phrasings
from annotator.exchange.contract import Context
from annotator.exchange.resources.hedge_phrases import HedgePhraseResource
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, undone
from tests.factories import make_user

pytestmark = pytest.mark.django_db
RESOURCE = HedgePhraseResource()
ROW = {"phrase": "Close  on", "hedge": "nearly", "stands": "before", "reason": "“close on 20”"}


@pytest.fixture
def context() -> Context:
    return Context(make_user("data_manager"), batch_id=7)


def test_a_phrase_comes_in_as_it_is_kept_and_is_read_with(context):
    imported(RESOURCE, context, ROW)
    assert [(one.phrase, one.hedge) for one in phrasings()] == [("close on", "nearly")]
    assert outcomes(checked(RESOURCE, context, ROW)) == ["unchanged"]


def test_one_without_a_place_stands_before_the_number(context):
    imported(RESOURCE, context, {name: ROW[name] for name in ("phrase", "hedge", "reason")})
    assert HedgePhrase.objects.get().stands == "before"


def test_a_change_is_taken_back_to_what_stood_before(context):
    imported(RESOURCE, context, ROW)
    changed = imported(RESOURCE, context, ROW | {"hedge": "about"})
    assert HedgePhrase.objects.get().hedge == "about"
    undone(RESOURCE, context, changed)
    assert HedgePhrase.objects.get().hedge == "nearly"


def test_an_undo_retires_what_came_and_the_same_file_may_come_again(context):
    undone(RESOURCE, context, imported(RESOURCE, context, ROW))
    assert phrasings() == ()
    assert outcomes(checked(RESOURCE, context, ROW)) == ["new"]


@pytest.mark.parametrize(
    ("change", "field", "kind"),
    [
        ({"phrase": "close to 20"}, "phrase", "rule"),
        ({"phrase": "twenty or so"}, "phrase", "rule"),
        ({"hedge": "range"}, "hedge", "rule"),
        ({"hedge": "dozens"}, "hedge", "rule"),
        ({"hedge": "roughly"}, "hedge", "choice"),
        ({"stands": "beside"}, "stands", "choice"),
        ({"reason": ""}, "reason", "empty"),
    ],
)
def test_what_can_be_no_phrase_is_named(context, change, field, kind):
    (found, *_) = problems(checked(RESOURCE, context, ROW | change))
    assert (found[1], found[3]) == (field, kind)
