"""What stands in the way of a draft: which things, with which words, and where each is settled."""

from types import SimpleNamespace

import pytest

from reports.assembly import Draft
from reports.manifest import Parts
from reports.models import Edition
from reports.templatetags.claims import claim_links
from reports.workbench.blockers import blockers
from tests.reports.workbench.rows import make_row

FLAG = SimpleNamespace(flag_id=7, claim_id=1, holds=False, message="The headline says 6 killed, the body 2.")


def found(claims, footnotes=(), flags=(), members=(1,)) -> list[tuple[str, str, str]]:
    """Return what is in the way of a draft of these claims, as id, kind and words."""
    behind = {("recorded", "killed"): [(id, 1, "") for id in members]}
    parts = Parts(articles=[], claims=claims, figures=[], members=behind, footnotes=list(footnotes))
    return [(one.id, one.kind, one.words) for one in blockers(Draft(Edition(), parts, 0), flags)]


def test_what_is_settled_is_not_in_the_way():
    assert found([make_row(1)]) == []


def test_an_open_flag_on_a_claim_that_counts_is():
    ((id, kind, words),) = found([make_row(1)], flags=[FLAG])
    assert (kind, words) == ("flag", "Look twice: The headline says 6 killed, the body 2.")
    assert id.startswith("flag:7:")


@pytest.mark.parametrize("change", [{"holds": True}, {"message": "The headline says 60 killed, the body 2."}, {}])
def test_a_flag_that_says_more_or_whose_claim_changed_is_another_blocker(change):
    now = make_row(1)
    now.version = 1 if change else 2
    ((before, *_),) = found([make_row(1)], flags=[FLAG])
    ((after, *_),) = found([now], flags=[SimpleNamespace(**vars(FLAG) | change)])
    assert before != after


def test_a_missing_second_reading_is_where_the_claim_counts():
    unread = make_row(1, unread=True)
    assert [kind for _, kind, _ in found([unread])] == ["second"]
    assert found([unread], members=()) == []


def test_a_held_claim_is_with_its_reason():
    ((id, kind, words),) = found([make_row(1, status="held", reason="which month?")])
    assert (id, kind) == ("held:1:1", "held")
    assert words.endswith("which month?")


def test_undecided_claims_are_article_by_article_and_another_one_makes_another_blocker():
    ((first, kind, words),) = found([make_row(1, status="candidate")])
    ((second, _, _),) = found([make_row(1, status="candidate"), make_row(2, status="candidate")])
    assert kind == "undecided"
    assert words == "1 claim of “A report”, by Monitor."
    assert first != second


def test_a_footnote_is_only_where_it_names_a_problem():
    note = {"rule": "R7", "text": "The parts come to 13.", "claim_ids": [1], "incident_id": 3, "problem": True}
    ((_, kind, words),) = found([make_row(1)], [note, note | {"problem": False}])
    assert (kind, words) == ("footnote", "R7: The parts come to 13.")


def test_sentences_about_claims_lead_to_them_and_carry_no_markup_of_their_own():
    said = claim_links("claim 12 was rejected: <b>; see claim 3.")
    assert said == (
        '<a href="/desk/claims/12/">claim 12</a> was rejected: &lt;b&gt;; see <a href="/desk/claims/3/">claim 3</a>.'
    )
