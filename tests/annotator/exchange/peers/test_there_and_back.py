"""Claims of this desk go to another tool and come back by an import."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.exchange.batches import actions
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.batches.models import ImportRow
from annotator.exchange.peers.reading import FORMATS
from annotator.exchange.resources.registry import resource_of
from annotator.review.models import Decision
from annotator.sources.models import Article
from tests.factories import make_article, make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
TEXT = "💥 Four fighters were killed and two were injured. قُتل ثلاثة مدنيين in the village."


def exported(format: str, tmp_path: Path, *arguments: str) -> bytes:
    file = tmp_path / f"out{FORMATS[format].suffix}"
    call_command("export_annotations", str(file), "--format", format, *arguments, stdout=io.StringIO())
    return file.read_bytes()


def checked(data: bytes, name: str, resource: str = "claims"):
    user = make_user("data_manager")
    batch = actions.receive_file(file=io.BytesIO(data), filename=name, resource=resource, user=user)
    mapping = likely_mapping(resource_of(resource), batch.layout["columns"])
    batch = actions.map_columns(batch=batch, mapping=mapping, user=user, options={"source": "Team B"})
    batch = actions.run_check(actions.start_check(batch=batch, user=user, queue=False))
    assert batch.problem == ""
    return batch


def imported(data: bytes, name: str, resource: str = "claims"):
    batch = checked(data, name, resource)
    return actions.run_import(actions.confirm(batch=batch, user=batch.user, on_bad="skip", queue=False))


@pytest.mark.parametrize("format", FORMATS)
def test_what_comes_back_as_it_went_changes_nothing(format, tmp_path):
    article = make_article(TEXT)
    arabic = {"quote": "قُتل ثلاثة مدنيين", "min": 3, "best": 3, "max": None, "modality": "alleged", "actor": "the army"}
    found = [
        make_candidate("Four fighters were killed", TEXT),
        make_candidate("two were injured", TEXT, kind="injured", scope=("historical",), of=0, role="part_of"),
        make_candidate(text=TEXT, **arabic, date_start=None, date_end=None, date_precision=None),
    ]
    store_candidates(article=article, candidates=found)
    before = list(Claim.objects.order_by("pk").values())
    batch = checked(exported(format, tmp_path), f"x{FORMATS[format].suffix}")
    assert (batch.new, batch.changed, batch.refused) == (0, 0, 0), list(ImportRow.objects.values("outcome", "problems"))
    assert batch.unchanged == 3
    assert list(Claim.objects.order_by("pk").values()) == before


def test_a_colleague_s_annotation_becomes_a_candidate_that_names_them():
    article = make_article(TEXT)
    value = {"start": 2, "end": 15, "text": "Four fighters", "labels": ["Killed"]}
    result = [{"id": "r", "type": "labels", "from_name": "label", "to_name": "text", "value": value,
               "meta": {"text": ["not sure"]}}]  # fmt: skip
    done = {"completed_by": {"email": "anna@example.org"}, "result": result}
    imported(json.dumps([{"data": {"text": TEXT}, "annotations": [done]}]).encode(), "x.json")
    (claim,) = Claim.objects.all()
    assert (claim.article, claim.kind, claim.quote) == (article, "killed", "Four fighters")
    assert (claim.status, claim.origin, claim.rule) == ("candidate", "import", "label_studio")
    assert (claim.proposal["annotator"], claim.proposal["annotator_note"]) == ("anna@example.org", "not sure")
    assert not Decision.objects.exists()


def test_decided_claims_stay_as_people_left_them(tmp_path):
    claim = make_decided_claim()
    data = exported("label_studio", tmp_path).replace(b'"number": 4', b'"number": 400')
    batch = checked(data, "x.json")
    assert (batch.new, batch.changed) == (0, 0)
    kept = Claim.objects.get(pk=claim.pk)
    assert (kept.status, kept.max, kept.version) == (claim.status, claim.max, claim.version)


def test_an_annotation_that_says_little_empties_nothing():
    article = make_article(TEXT)
    claim = make_claim(article, quote="Four fighters were killed")
    line = {"text": TEXT, "label": [[claim.start + 1, claim.end + 1, "killed"]]}  # after the sign with two units
    assert checked(json.dumps(line).encode() + b"\n", "x.jsonl").unchanged == 1
    assert Claim.objects.get(pk=claim.pk).target == "fighters"


def test_texts_of_other_tools_become_articles_on_which_their_annotations_lie():
    start = TEXT.index("two")
    value = {"start": start, "end": start + 3, "text": "two", "labels": ["injured"]}
    task = {"data": {"text": TEXT, "source": "Monitor"}, "annotations": [
        {"result": [{"id": "r", "type": "labels", "from_name": "l", "to_name": "text", "value": value}]}]}  # fmt: skip
    data = json.dumps([task]).encode()
    assert imported(data, "x.json", "articles").new == 1
    assert imported(data, "x.json").new == 1
    assert Claim.objects.get().article == Article.objects.get()


@pytest.mark.parametrize("format", FORMATS)
def test_the_command_tells_what_is_in_the_file_and_what_is_not(format, tmp_path):
    make_claim()
    said = io.StringIO()
    call_command("export_annotations", str(tmp_path / "x"), "--format", format, stdout=said)
    assert "1 articles with 1 claims" in said.getvalue()
    assert ("It cannot hold" in said.getvalue()) == bool(FORMATS[format].cannot_hold)


def test_articles_and_claims_can_be_chosen(tmp_path):
    one, other = make_claim(), make_decided_claim()
    of_one = exported("doccano", tmp_path, "--articles", str(one.article_id))
    assert len(of_one.splitlines()) == 1
    decided = exported("doccano", tmp_path, "--status", other.status)
    assert [len(json.loads(line)["entities"]) for line in decided.splitlines()] == [0, 1]
    of_source = exported("doccano", tmp_path, "--source", other.article.source.name)
    assert json.loads(of_source)["article"] == str(other.article_id)


@pytest.mark.parametrize("arguments", [["--articles", "999"], ["--source", "Nobody"]])
def test_articles_that_are_not_there_are_told(arguments, tmp_path):
    make_article()
    with pytest.raises(CommandError, match="There is no"):
        exported("brat", tmp_path, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_queries_stay_the_same_however_many_articles(tmp_path, django_assert_num_queries):
    for _ in range(3):
        make_claim()
    with django_assert_num_queries(4):
        exported("web_annotation", tmp_path)
