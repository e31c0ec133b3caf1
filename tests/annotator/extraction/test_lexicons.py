"""Parties that a caller names are found like the built-in ones, and only in the documents that bring them."""

from annotator.extraction import Document, Party, extract, extract_many
from annotator.extraction.lexicon import lexicon
from annotator.extraction.lexicons import with_parties

BRIGADE = Party("ural", "Ural Guard", ("the Ural lot", "Uralists"), "ural", "armed group", "combatant")
TEXT = "The Uralists killed three civilians in the village of Madan on Monday."


def actor_of(*parties, text=TEXT):
    (candidate,) = extract(Document(text, parties=parties))
    return candidate.actor


def test_a_party_of_the_caller_is_an_actor():
    assert actor_of(BRIGADE) == "The Uralists"
    entry = with_parties([BRIGADE]).words["uralists"]
    assert entry.actor is not None
    assert (entry.actor.id, entry.actor.side) == ("ural", "ural")


def test_the_built_in_lexicon_stays_as_it_is():
    with_parties([BRIGADE])
    assert "uralists" not in lexicon().words
    assert with_parties([]) is lexicon()


def test_a_party_with_the_id_of_a_built_in_one_replaces_it():
    table = with_parties([Party("taliban", "Taliban", (), "taliban", "state forces", "combatant")])
    assert table.words["taliban"].actor.kind == "state forces"
    assert all(entry.actor is None or entry.actor.id != "taliban" for _, entry in table.phrases["afghan"])
    assert any(entry.actor and entry.actor.id == "taliban" for _, entry in lexicon().phrases["afghan"])


def test_documents_with_and_without_parties_are_read_in_one_go():
    documents = [Document(TEXT), Document(TEXT, parties=(BRIGADE,)), Document(TEXT)]
    kinds = [[candidate.kind for candidate in found] for found in extract_many(documents)]
    assert kinds == [["killed"]] * 3


def test_other_processes_read_with_the_same_parties():
    documents = [Document(TEXT, parties=(BRIGADE,))] * 2
    assert [found[0].actor for found in extract_many(documents, processes=2)] == ["The Uralists"] * 2
