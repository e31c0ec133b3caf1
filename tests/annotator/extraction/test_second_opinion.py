"""A pretrained pipeline moves scores and proposes what the rules missed; one that is missing is said to be."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from annotator.extraction import Candidate, Document, extract, extract_many, second_opinion
from annotator.extraction.second_opinion import (
    NAME_AGREES,
    NAME_DIFFERS,
    TARGET_AGREES,
    TARGET_DIFFERS,
    VARIABLE,
    ModelUnavailable,
    model,
    weigh,
)
from tests.annotator.extraction.parsed import tiny_pipeline

PASSIVE = "Four fighters were killed in Arden ."
ACTIVE = "Jordan killed four fighters ."


@pytest.fixture(params=["ud", "clear"])
def installed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Name a tiny pipeline in the environment; the tests run in both label schemes."""
    path = tmp_path / "tiny"
    tiny_pipeline(request.param).to_disk(path)
    monkeypatch.setenv(VARIABLE, str(path))
    return str(path)


def alone(text: str) -> list[Candidate]:
    """Return what the rules say without a second opinion."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        return extract(Document(text))


def moved(text: str) -> float:
    """Return by how much the second opinion moved the text's only candidate."""
    (before,), (after,) = alone(text), extract(Document(text))
    return round(after.score - before.score, 3)


def test_nothing_is_loaded_unless_the_environment_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " ")
    monkeypatch.setattr(second_opinion, "_loaded", lambda name: pytest.fail("loaded"))
    assert model() is None
    assert len(extract(Document(PASSIVE))) == 1


@pytest.mark.usefixtures("installed")
def test_it_is_loaded_once() -> None:
    assert model() is model()


@pytest.mark.usefixtures("installed")
def test_a_parse_and_a_place_that_agree_raise_the_score() -> None:
    assert moved(PASSIVE) == TARGET_AGREES + NAME_AGREES


@pytest.mark.usefixtures("installed")
def test_a_place_that_is_a_date_lowers_it() -> None:
    assert moved(ACTIVE) == round(TARGET_AGREES + NAME_DIFFERS, 3)


def test_a_verb_with_another_object_lowers_it(installed: str) -> None:
    nlp = model()
    assert nlp is not None
    (candidate,) = alone(PASSIVE)
    place = PASSIVE.index("Arden")
    elsewhere = tuple(("target", place, place + 5) if e[0] == "target" else e for e in candidate.evidence)
    from_rules = replace(candidate, evidence=elsewhere, places=())
    (after,) = weigh(nlp(PASSIVE), Document(PASSIVE), [from_rules])
    assert round(after.score - candidate.score, 3) == TARGET_DIFFERS


@pytest.mark.usefixtures("installed")
def test_where_the_parse_knows_nothing_nothing_moves() -> None:
    assert moved("Nine fighters were killed in Corvath .") == 0


@pytest.mark.usefixtures("installed")
def test_values_are_never_changed() -> None:
    (before,), (after,) = alone(PASSIVE), extract(Document(PASSIVE))
    assert replace(after, score=before.score) == before


def proposed(text: str) -> list[Candidate]:
    return [one for one in extract(Document(text)) if one.rule.startswith("second_opinion.")]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        ("Anna Kovac was not hurt .", "second_opinion.passive", ("injured", "negated", 1, "Anna Kovac")),
        ("Police could arrest seven zarps .", "second_opinion.object", ("arrested", "hypothetical", 7, "seven zarps")),
        (
            "Seven zarps killed there were buried .",
            "second_opinion.participle",
            ("killed", "asserted", 7, "Seven zarps"),
        ),
    ],
)
def test_what_the_rules_missed_is_proposed_with_a_low_score(text: str, rule: str, values: tuple[object, ...]) -> None:
    nlp = model()
    assert nlp is not None
    (found,) = weigh(nlp(text), Document(text), [])
    assert (found.kind, found.modality, found.best, found.target) == values
    assert (found.rule, found.score) == (rule, 0.3)
    assert found.quote == text[found.start : found.end]
    assert (found.sentence_start, found.sentence_end) == (0, len(text))


def test_joined_objects_count_and_things_do_not(installed: str) -> None:
    nlp = model()
    assert nlp is not None
    text = "Militants killed zarps and three blorks ."
    (found,) = weigh(nlp(text), Document(text), [])
    assert (found.best, found.quote) == (3, "killed zarps and three blorks")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("text", [PASSIVE, ACTIVE])
def test_what_the_rules_found_is_not_proposed_again(text: str) -> None:
    assert proposed(text) == []


def test_candidates_keep_pointing_at_each_other_when_some_are_added(installed: str) -> None:
    nlp = model()
    assert nlp is not None
    text = f"Anna Kovac was not hurt . {PASSIVE}"
    (whole,) = (one for one in alone(text) if one.kind == "killed")
    part = replace(whole, kind="shelling", of=0)
    added, first, second = weigh(nlp(text), Document(text), [whole, part])
    assert added.rule == "second_opinion.passive"
    assert (first.kind, second.kind, second.of) == ("killed", "shelling", 1)


@pytest.mark.usefixtures("installed")
def test_several_documents_keep_their_order() -> None:
    found = extract_many([Document(text) for text in (PASSIVE, "Nothing happened .", ACTIVE)])
    assert [len(candidates) for candidates in found] == [1, 0, 1]


@pytest.mark.parametrize("name", ["no_such_pipeline_at_all", "/no/such/folder"])
def test_a_pipeline_that_is_not_there_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, name)
    with pytest.raises(ModelUnavailable, match=f"CLAIMDESK_SPACY_MODEL names '{name}', which cannot be loaded"):
        model()
    with pytest.raises(ModelUnavailable):
        extract(Document(PASSIVE))


def test_a_pipeline_without_any_component_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "bare"))
    with pytest.raises(ModelUnavailable, match="neither parses nor finds entities"):
        model()
