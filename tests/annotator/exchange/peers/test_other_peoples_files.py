"""Files as the tools themselves write them, with what we have no place for, and files that nobody should send."""

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotator.exchange.peers import label_studio, reading
from annotator.exchange.peers.brat import configuration
from annotator.exchange.peers.reading import FORMATS, ArticlesOfPeers, ClaimsOfPeers, documents
from annotator.exchange.peers.rows import COLUMNS
from annotator.exchange.tables import BadTable, Layout
from tests.annotator.exchange.peers.documents import kept

CLAIMS = ClaimsOfPeers()
detect, read = CLAIMS.detect, CLAIMS.read
TEXT = "Three people were killed near Idlib. Two were hurt."


def ann(*lines: str, text: str = TEXT, name: str = "doc-1") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"set/{name}.txt", text)
        archive.writestr(f"set/{name}.ann", "\n".join(lines))
    return out.getvalue()


def cells(data: bytes) -> list[dict[str, str]]:
    path = kept(data)
    layout = detect(path)
    assert layout is not None
    return [dict.fromkeys(COLUMNS, "") | dict(row.cells) for row in read(path, layout)]


def notes(data: bytes) -> list[str]:
    path = kept(data)
    return [note for row in read(path, detect(path)) for note in row.notes]


def label_studio_export(**annotation) -> bytes:
    region = {"id": "x1", "from_name": "label", "to_name": "text", "type": "labels",
              "value": {"start": 0, "end": 12, "text": "Three people", "labels": ["Killed"]}}  # fmt: skip
    other = {"id": "x2", "from_name": "label", "to_name": "text", "type": "labels",
             "value": {"start": 37, "end": 40, "text": "Two", "labels": ["Injured"]}}  # fmt: skip
    sure = {"id": "x1", "from_name": "sure", "to_name": "text", "type": "choices", "value": {"choices": ["no"]}}
    link = {"type": "relation", "from_id": "x2", "to_id": "x1", "direction": "right", "labels": ["part of"]}
    done = {"id": 7, "completed_by": {"id": 3, "email": "anna@example.org"}, "was_cancelled": False}
    done |= {"result": [region, other, sure, link]} | annotation
    task = {"id": 4, "data": {"text": TEXT}, "annotations": [done],
            "predictions": [{"model_version": "m1", "result": [region]}], "meta": {}}  # fmt: skip
    return json.dumps([task]).encode()


def test_an_export_of_label_studio_is_read():
    first, second = cells(label_studio_export())
    assert (first["kind"], first["quote"], first["annotator"]) == ("Killed", "Three people", "anna@example.org")
    assert first["rule"] == "label_studio"
    assert (second["of"], second["role"]) == ("killed:person:0-12", "part_of")


def test_what_a_claim_has_no_field_for_is_told():
    assert notes(label_studio_export()) == ["What the control “sure” says is left out; a claim has no such field."]


def test_a_part_of_what_is_no_claim_stands_alone():
    data = label_studio_export().replace(b"Killed", b"PERSON")
    assert cells(data)[1]["of"] == ""
    assert notes(data)[-1] == "What it is of is no claim here; that is left out."


def test_what_somebody_gave_up_is_passed_over_for_the_prediction():
    (found,) = cells(label_studio_export(was_cancelled=True))
    assert found["annotator"] == "m1"


def test_copies_that_two_people_made_of_one_prediction_are_both_read():
    task = json.loads(label_studio_export())[0]
    task["annotations"].append({**task["annotations"][0], "completed_by": 9})
    found = cells(json.dumps([task]).encode())
    assert [one["annotator"] for one in found] == ["anna@example.org"] * 2 + ["user 9"] * 2


def test_regions_of_pictures_and_web_pages_are_refused():
    task = {"data": {"text": TEXT}, "annotations": [{"result": [
        {"id": "p", "type": "rectanglelabels", "value": {"rectanglelabels": ["Killed"], "x": 1}},
        {"id": "h", "type": "hypertextlabels", "value": {"hypertextlabels": ["Killed"], "start": "/p[1]"}},
    ]}]}  # fmt: skip
    path = kept(json.dumps([task]).encode())
    assert [row.problems[0].kind for row in read(path, detect(path))] == ["format", "format"]


def test_an_export_of_doccano_without_relations_is_read():
    line = {"id": 5, "text": TEXT, "label": [[0, 12, "killed"], [37, 40, "injured"]], "Comments": ["hm"]}
    assert [one["quote"] for one in cells(json.dumps(line).encode() + b"\n")] == ["Three people", "Two"]


def test_relations_of_other_sorts_are_left_out():
    entities = [{"id": at, "label": "killed", "start_offset": at, "end_offset": 5 + at} for at in (1, 2)]
    line = {"text": TEXT, "entities": entities, "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "near"}]}
    assert [one["of"] for one in cells(json.dumps(line).encode())] == ["", ""]


def test_a_part_names_its_whole_as_claims_do():
    entities = [{"id": at, "label": "killed", "start_offset": at, "end_offset": 5} for at in (0, 1)]
    line = {"text": TEXT, "entities": entities, "relations": [{"id": 1, "from_id": 1, "to_id": 0, "type": "part_of"}]}
    whole, part = cells(json.dumps(line).encode())
    assert (whole["of"], part["of"], part["role"]) == ("", "killed:person:0-5", "part_of")


def test_all_sorts_of_brat_s_lines_are_read_or_told():
    data = ann(
        "T1\tkilled 0 12\tThree people",
        "T2\tinjured 37 40\tTwo",
        "A1\tModality T1 alleged",
        "A2\tConfidence T1 High",
        "R1\tpart_of Arg1:T2 Arg2:T1",
        "R2\tNear Arg1:T1 Arg2:T2",
        "E1\tDie:T1 Victim:T2",
        "N1\tReference T1 Wikidata:Q1\tIdlib",
        "#1\tAnnotatorNotes T1\tnot sure",
        "*\tEquiv T1 T2",
        "",
    )
    first, second = cells(data)
    assert (first["modality"], first["annotator_note"]) == ("alleged", "not sure")
    assert (second["of"], second["role"]) == ("killed:person:0-12", "part_of")
    assert notes(data) == [
        "The attribute Confidence High is left out; a claim has no such field.",
        "The relation Near to T2 is left out.",
        "The event E1 is read as its trigger; its arguments are left out.",
        "Its reference Wikidata:Q1 (Idlib) is left out.",
    ]


def test_positions_without_a_text_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.ann", "T1\tkilled 0 3\tabc")
    with pytest.raises(BadTable, match=r"has no “a.txt” beside it"):
        detect(kept(out.getvalue()))


def test_a_tag_that_somebody_set_in_a_browser_is_read():
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://hypothes.example/a/1", "type": "Annotation",
        "creator": "acct:anna@example.org",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "killed"},
                 {"type": "TextualBody", "value": "?"}],
        "target": [{"source": "https://news.example/1", "selector": {
            "type": "RangeSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "Three people"}}}],
    }  # fmt: skip
    (found,) = cells(json.dumps(annotation).encode())
    assert (found["kind"], found["quote"], found["url"]) == ("killed", "Three people", "https://news.example/1")
    assert (found["annotator"], found["annotator_note"], found["start"]) == ("acct:anna@example.org", "?", "")


def test_a_note_on_a_whole_page_is_no_claim():
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "target": "https://news.example/1", "body": "hm"}
    path = kept(json.dumps(page).encode())
    (row,) = read(path, detect(path))
    assert row.problems[0].kind == "position"


@pytest.mark.parametrize(
    "data",
    [
        b'[{"id": 1, "kind": "killed"}]',
        b'{"text": "a", "source": "b"}\n',
        b"kind,quote\nkilled,x\n",
        b"[]",
        b"",
        b"[1]",
    ],
)
def test_tables_are_left_to_the_readers_of_tables(data):
    assert detect(kept(data)) is None


def test_a_zip_of_texts_is_left_to_the_readers_of_tables():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "text")
    assert detect(kept(out.getvalue())) is None


def test_texts_come_as_rows_of_articles():
    path, reader = kept(label_studio_export()), ArticlesOfPeers()
    layout = reader.detect(path)
    assert (layout.format, layout.label) == ("label_studio_texts", "texts of Label Studio (JSON)")
    (row,) = reader.read(path, layout)
    assert row.cells["text"] == TEXT


def test_annotations_without_their_texts_bring_no_articles():
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "target": "https://news.example/1", "body": "hm"}
    assert ArticlesOfPeers().detect(kept(json.dumps(page).encode())) is None


def test_every_format_has_a_name_for_people():
    for reader in (CLAIMS, ArticlesOfPeers()):
        assert all(Layout(format).label for format in reader.formats)
    assert {id: Layout(id).label for id in FORMATS} == {id: one.label for id, one in FORMATS.items()}


START = b'[{"data": {"text": "abc"}, "annotations": []}'
HOSTILE = {
    "cut off": START,
    "no comma": START + b" {}]",
    "nested": START + b", " + b"[" * 100_000 + b"]" * 100_000 + b"]",
    "a number without end": START + b', {"data": {"n": ' + b"9" * 100_000 + b"}}]",
    "no task": START + b", 7]",
    "no UTF-8": START + b', "\xff"]',
    "no data": START + b', {"data": []}]',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_file_gets_a_sentence(data):
    path = kept(data)
    with pytest.raises(BadTable, match=r"\.$"):
        list(documents(path))


def test_a_file_past_the_bound_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(reading.BOUNDS.file + 1)
    with pytest.raises(BadTable, match="Size of the file"):
        detect(path)


def test_signs_that_no_database_keeps_are_shown_as_others():
    line = {"text": "a\ud800b\0c", "label": [[0, 5, "k\0"]]}
    path = kept(json.dumps(line).encode())
    for row in read(path, detect(path)):
        said = [*row.cells.values(), *(problem.value for problem in row.problems)]
        assert not any("\0" in one or "\ud800" in one for one in said)


def test_what_is_no_object_where_objects_are_meant_is_passed_over():
    task = {"data": {"text": TEXT}, "annotations": [7, {"result": [None, {"value": 3}, {"value": {"labels": "x"}}]}]}
    assert cells(json.dumps([task]).encode()) == []


def test_the_labelling_interface_names_every_field():
    tree = ElementTree.fromstring(label_studio.configuration())
    names = {one.get("name") for one in tree.iter() if one.get("name")}
    assert names == {"text", *label_studio.CHOICES, *label_studio.AREAS, "kind", "min", "best", "max", "date_start",
                     "date_end"}  # fmt: skip


def test_the_configuration_of_brat_has_its_four_parts():
    text = configuration()
    assert [line for line in text.split("\n") if line.startswith("[")] == [
        "[entities]", "[relations]", "[events]", "[attributes]"
    ]  # fmt: skip
    assert "modality\tArg:<ENTITY>, Value:asserted|alleged|negated|hypothetical" in text


@pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))
def test_each_format_says_what_it_cannot_hold(format):
    assert set(format.cannot_hold).isdisjoint(format.held)
    assert bool(format.cannot_hold) == (format.id == "doccano")
