"""Which evidence may end an allegation in which way: the rules of R4 and R19 as tables."""

import pytest

from annotator.incidents.allegations.evidence import Evidence, check_evidence
from annotator.incidents.allegations.models import Assessment
from annotator.incidents.citations.actions import remove_citation
from annotator.review.rules import NotAllowed
from tests.annotator.incidents.allegations.making import (
    imagery,
    make_allegation,
    make_citation,
    make_position,
    make_second_source,
    same_group,
)
from tests.factories import TEXT, make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db


def refusal(claim, end, evidence) -> str:
    try:
        check_evidence(claim, end, evidence)
    except NotAllowed as no:
        return str(no)
    return ""


FITTING = [
    ("confirmed", "search", False),
    ("confirmed", "newer", False),
    ("confirmed", "imagery", True),
    ("rejected", "imagery", True),
    ("rejected", "admission", False),
    ("rejected", "search", False),
    ("unverifiable", "search", True),
    ("unverifiable", "imagery", False),
    ("superseded", "imagery", False),
    ("superseded", "search", False),
    ("gone", "imagery", False),
]


@pytest.mark.parametrize(("end", "kind", "fits"), FITTING)
def test_each_end_names_its_kind_of_evidence_r4(end, kind, fits):
    assert (refusal(make_allegation(), end, Evidence(kind, reference="a picture")) == "") is fits


def test_every_end_and_every_kind_of_evidence_has_its_place():
    used = {kind for _, kind, fits in FITTING if fits} | {"source", "admission", "newer"}
    assert used == set(Assessment.Evidence.values)
    assert {end for end, _, fits in FITTING if fits} | {"superseded"} == set(Assessment.End.values)


def test_imagery_says_which():
    assert refusal(make_allegation(), "confirmed", Evidence("imagery", reference=" ")).startswith("Say which imagery")


def test_an_independent_claim_that_asserts_it_is_evidence():
    assert refusal(make_allegation(), "confirmed", Evidence("source", other=make_second_source())) == ""


SOURCES = [
    ({"modality": "alleged"}, "confirmed", "one allegation proves no other"),
    ({"modality": "asserted"}, "rejected", "Choose an accepted claim that is negated"),
    ({"modality": "negated"}, "rejected", ""),
    ({"role": "duplicate_of"}, "confirmed", "a copy is no second source"),
    ({"attribution": "according to The Monitor"}, "confirmed", "ten who quote one source are one source"),
]


@pytest.mark.parametrize(("values", "end", "said"), SOURCES)
def test_what_another_source_has_to_say(values, end, said):
    claim = make_allegation(source=make_source("The Monitor"))
    found = refusal(claim, end, Evidence("source", other=make_second_source(**values)))
    assert said in found
    assert bool(found) is bool(said)


def test_the_same_independence_group_is_no_second_source():
    one, other = same_group()
    claim, again = make_allegation(source=one), make_second_source(source=other)
    assert "that is no second source" in refusal(claim, "confirmed", Evidence("source", other=again))
    assert "that is no second source" in refusal(
        claim, "confirmed", Evidence("source", citation=make_citation(claim, source=other))
    )


def test_a_wire_copy_is_no_second_source_r19():
    quote = "Clashes broke out near the village on Monday. Four fighters were killed"
    told = {"quote": quote, "text": TEXT, "kind": "killed"}
    claim = make_claim(modality="alleged", **told)
    copy = make_decided_claim(claim=make_claim(article=make_article(f"{TEXT} As the wire has it."), **told))
    assert "R19" in refusal(claim, "confirmed", Evidence("source", other=copy))


@pytest.mark.parametrize(
    ("stance", "end", "said"),
    [
        ("supports", "confirmed", ""),
        ("mentions", "confirmed", "choose a further source that supports it"),
        ("supports", "rejected", "choose a further source that contradicts it"),
        ("contradicts", "rejected", ""),
    ],
)
def test_a_further_source_has_the_stance_of_the_end(stance, end, said):
    claim = make_allegation()
    found = refusal(claim, end, Evidence("source", citation=make_citation(claim, stance)))
    assert said in found
    assert bool(found) is bool(said)


def test_a_removed_source_is_no_evidence():
    claim = make_allegation()
    gone = remove_citation(citation=make_citation(claim), actor=make_user(), because="another village")
    assert "was removed" in refusal(claim, "confirmed", Evidence("source", citation=gone))


def test_a_claim_is_no_evidence_for_itself_and_a_passage_with_its_number_is():
    claim = make_allegation()
    citation = make_citation(claim)
    citation.pk = claim.pk
    assert refusal(claim, "confirmed", Evidence("source", citation=citation)) == ""
    assert refusal(claim, "confirmed", Evidence("source", other=claim)).startswith("Choose the claim")


def test_nothing_chosen_is_no_evidence():
    claim = make_allegation()
    for kind in ("source", "admission"):
        assert refusal(claim, "confirmed", Evidence(kind)).startswith("Choose")
    assert refusal(claim, "superseded", Evidence("newer")).startswith("Choose")


@pytest.mark.parametrize(("says", "fits"), [("accepts", True), ("partly", False), ("denies", False), ("silent", False)])
def test_only_a_position_that_accepts_is_an_admission(says, fits):
    claim = make_allegation()
    found = refusal(claim, "confirmed", Evidence("admission", position=make_position(claim, says)))
    assert (found == "") is fits


def test_an_admission_is_about_this_incident():
    claim, other = make_allegation(), make_allegation()
    beside = make_allegation(incident=claim.link.incident)
    assert refusal(claim, "confirmed", Evidence("admission", position=make_position(beside))) == ""
    assert "another incident" in refusal(claim, "confirmed", Evidence("admission", position=make_position(other)))


def test_a_newer_figure_is_the_same_sources_and_not_older_r9():
    source = make_source()
    claim, newer = make_allegation(source=source), make_second_source(source=source)
    assert refusal(claim, "superseded", Evidence("newer", other=newer)) == ""
    assert "older" in refusal(newer, "superseded", Evidence("newer", other=claim))
    assert "Another source" in refusal(claim, "superseded", Evidence("newer", other=make_second_source()))
    killed = make_decided_claim(article=make_article(source=source))
    assert "same kind" in refusal(claim, "superseded", Evidence("newer", other=killed))


def test_evidence_is_told_in_words():
    claim = make_allegation()
    citation = make_citation(claim)
    assert Evidence("source", citation=citation).in_words() == f"{citation.article.source}: “{citation.quote}”"
    assert Evidence("admission", position=make_position(claim)).in_words() == "International Coalition accepts it"
    assert imagery().in_words().startswith("imagery: Satellite")
    assert Evidence("search").in_words() == "nothing found that would settle it"
