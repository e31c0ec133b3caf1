"""An explanation tells the extractor's own reasons, and the same candidates that it gives."""

from datetime import date
from pathlib import Path

import pytest

from annotator.extraction import Document, extract
from annotator.extraction.explaining import Account, explain
from annotator.extraction.languages import NoExtractor
from annotator.extraction.reasons import Reason
from annotator.extraction.second_opinion import VARIABLE
from tests.annotator.extraction.parsed import tiny_pipeline
from tests.annotator.extraction.test_second_opinion import PASSIVE

WINDOW = (date(2022, 1, 1), date(2022, 2, 1))
TEXT = (
    "On January 3, at least four civilians were reportedly killed in the village of Arden, according to activists. "
    "No casualties were reported in Corvath.\n\n"
    "The army may attack again. Two soldiers were killed and three others were injured."
)


def account(text: str, kind: str = "killed", number: int = 0) -> Account:
    accounts = explain(Document(text, window=WINDOW)).accounts
    return [one for one in accounts if one.candidate.kind == kind][number]


def reason(one: Account, field: str) -> Reason:
    return next(reason for reason in one.reasons if reason.field == field)


@pytest.mark.parametrize("text", [TEXT, "", "\n\n", PASSIVE, "Rain fell."])
def test_its_candidates_are_the_extractors(text: str) -> None:
    document = Document(text, window=WINDOW)
    assert [one.candidate for one in explain(document).accounts] == extract(document)


def test_every_value_has_a_reason_with_its_words() -> None:
    first = account(TEXT)
    assert reason(first, "kind").because.startswith(f"Rule {first.candidate.rule} fired")
    assert reason(first, "kind").words == ("were reportedly killed",)
    assert reason(first, "number").value == "4 / 4 / open"
    assert "at least four" in reason(first, "number").words
    assert "Arden" in reason(first, "places").value
    assert reason(first, "date").value == "2022-01-03"
    assert "January 3" in reason(first, "date").words[0]
    assert reason(first, "attribution").words == ("activists",)
    assert {one.field for one in first.reasons} >= {"actor", "target", "victim status", "role", "score"}


def test_a_cue_that_reaches_the_event_is_named() -> None:
    found = reason(account(TEXT), "modality")
    assert (found.value, found.words) == ("Alleged", ("reportedly (alleged)",))


def test_an_asserted_claim_says_that_nothing_speaks_against_it() -> None:
    found = reason(account("Two soldiers were killed."), "modality")
    assert (found.value, found.words) == ("Asserted", ())


def test_cues_show_how_far_they_reach() -> None:
    notes = explain(Document(TEXT)).sentences[0]
    cue = next(match for match in notes.matches if match.label == "alleged")
    assert cue.text == "reportedly"
    assert cue.reach.startswith("reportedly killed")


def test_sentences_show_their_words_in_groups_with_what_is_known() -> None:
    (notes,) = explain(Document("Four civilians were killed.")).sentences
    assert [(group.name, [token.text for token in group.tokens]) for group in notes.groups][:2] == [
        ("noun phrase", ["Four", "civilians"]),
        ("verb group", ["were", "killed"]),
    ]
    assert "person (civilian)" in notes.groups[0].tokens[1].known
    assert any(known.startswith("verb of killed") for known in notes.groups[1].tokens[1].known)


def test_every_word_is_shown_once_and_in_order() -> None:
    for notes in explain(Document(TEXT)).sentences:
        starts = [token.start for group in notes.groups for token in group.tokens]
        assert starts == sorted(set(starts))
        assert all(TEXT[token.start : token.end] == token.text for group in notes.groups for token in group.tokens)


def test_what_was_not_looked_into_says_why() -> None:
    (notes,) = explain(Document("The weather was fine today.")).sentences
    assert notes.left_out == "no word here can tell of an event"


def test_the_second_opinion_says_by_how_much_it_moved_a_score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_pipeline("ud").to_disk(tmp_path / "tiny")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "tiny"))
    assert "by the second opinion" in reason(account(PASSIVE), "score").because
    (added,) = explain(Document("Militants killed zarps and three blorks .")).accounts
    assert reason(added, "kind").because == "Rule second_opinion.object fired at these words."
    assert reason(added, "modality").because.startswith("As the second opinion's parse")
    assert "only the second opinion proposes" in reason(added, "score").because


def test_a_language_without_an_extractor_has_nothing_to_explain() -> None:
    with pytest.raises(NoExtractor):
        explain(Document("قتل", language="ar"))
