"""A file arrives and is kept as it came; the same file stands once."""

import io

import pytest

from annotator.exchange.batches import actions
from annotator.exchange.batches.files import PIECE, kept_file, pieces_of
from annotator.exchange.batches.life import State
from annotator.exchange.batches.mappings import proposed_mapping
from annotator.exchange.batches.models import ColumnMapping, ImportBatch, ImportPiece
from annotator.exchange.batches.rules import SentBefore
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import BadTable
from annotator.review.rules import NotAllowed
from tests.annotator.exchange.batches.making import imported, send, sources, table, undone
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_byte_for_byte_in_pieces():
    data = table([{"name": "A", "url": "x" * (2 * PIECE)}])
    batch = send([], data=data)
    assert batch.pieces.count() == 3
    with kept_file(batch) as path:
        assert path.read_bytes() == data
    assert (batch.size, batch.state, batch.filename) == (len(data), State.MAPPED, "archive.csv")


def test_a_kept_file_that_was_tampered_with_is_not_read():
    batch = send(sources(1))
    ImportPiece.objects.create(batch=batch, order=9, content=b"one more row")
    with pytest.raises(BadTable, match="no longer the one that was sent"), kept_file(batch):
        pass


def test_the_same_file_again_is_refused_with_the_first():
    user, data = make_user("data_manager"), table(sources(2))
    first = send([], user, data=data)
    with pytest.raises(SentBefore, match=f"import {first.pk}, “archive.csv”") as refused:
        send([], user, data=data, name="again.csv")
    assert refused.value.first == first
    assert ImportBatch.objects.count() == 1


def test_the_same_bytes_may_be_another_sort_of_rows():
    user, data = make_user("data_manager"), table(sources(2))
    send([], user, data=data)
    other = actions.receive_file(file=io.BytesIO(data), filename="archive.csv", resource="actors", user=user)
    assert other.state == State.UPLOADED


@pytest.mark.parametrize("end", ["cancelled", "undone"])
def test_a_file_may_come_again_once_the_first_is(end):
    user, data = make_user("data_manager"), table(sources(2))
    if end == "undone":
        undone(imported([], user, data=data))
    else:
        actions.cancel(batch=send([], user, data=data), user=user)
    assert send([], user, data=data).state == State.MAPPED


def test_a_file_that_is_no_table_is_refused_and_not_kept():
    with pytest.raises(NotAllowed):
        send([], data=b"%PDF-1.7 not a table")
    assert not ImportBatch.objects.exists()


def test_an_analyst_may_not_import():
    analyst = make_user("analyst")
    with pytest.raises(NotAllowed, match=f"{analyst} may not import sources"):
        send(sources(1), analyst)


def test_columns_are_remembered_for_the_next_file_with_these_headings():
    user = make_user("data_manager")
    data = table([{"Publisher": "A", "What": "news"}], ["Publisher", "What"])
    batch = actions.receive_file(file=io.BytesIO(data), filename="a.csv", resource="sources", user=user)
    actions.map_columns(batch=batch, mapping={"name": "Publisher", "kind": "What", "url": ""}, user=user)
    assert proposed_mapping(resource_of("sources"), ["What", "Publisher"]) == {"name": "Publisher", "kind": "What"}
    assert ColumnMapping.objects.count() == 1


def test_columns_are_remembered_for_each_source_apart():
    user, resource = make_user("data_manager"), resource_of("sources")
    data = table([{"a": "A", "b": "B"}], ["a", "b"])
    batch = actions.receive_file(file=io.BytesIO(data), filename="a.csv", resource="sources", user=user)
    actions.map_columns(batch=batch, mapping={"name": "a"}, user=user)
    actions.map_columns(batch=batch, mapping={"name": "b"}, user=user, source="Monitor B")
    assert proposed_mapping(resource, ["a", "b"], "Monitor B") == {"name": "b"}
    assert proposed_mapping(resource, ["a", "b"], "Monitor C") == {"name": "a"}


def test_columns_are_guessed_by_name_label_and_other_headings():
    guessed = proposed_mapping(resource_of("sources"), ["Source Name", "TYPE", "Web-site", "nothing of ours"])
    assert guessed == {"name": "Source Name", "kind": "TYPE", "url": "Web-site"}


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"kind": "kind"}, "Say which column of the file holds: Name."),
        ({"name": "names"}, "The file has no column “names”."),
        ({"name": "name", "size": "kind"}, "Sources have no column size."),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping, sentence):
    batch = send(sources(1))
    with pytest.raises(NotAllowed, match=sentence):
        actions.map_columns(batch=batch, mapping=mapping, user=batch.user)


def test_a_corrected_layout_is_read_anew_and_its_columns_are_chosen_anew():
    batch = send([], data="name,kind\nÉcho,news\n".encode("cp1252"))
    corrected = actions.correct_layout(batch=batch, user=batch.user, encoding="cp1252")
    assert (corrected.state, corrected.mapping) == (State.UPLOADED, {})
    assert corrected.layout["sample"][0]["name"] == "Écho"


def test_the_pieces_come_back_in_order():
    batch = send([], data=table([{"name": "A", "url": "ü" * PIECE}]))
    assert b"".join(pieces_of(batch)).decode().count("ü") == PIECE
