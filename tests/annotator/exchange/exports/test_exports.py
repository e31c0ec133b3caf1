"""Lists as files: what is in them, what is kept out of them, and what is recorded."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.claims.models import Claim
from annotator.exchange.contract import Context, Outcome
from annotator.exchange.exports import actions, writing
from annotator.exchange.exports.actions import (
    ask_for_export,
    cancel_export,
    discard_old_files,
    note_download,
    take_up_abandoned,
    write_again,
    write_export,
)
from annotator.exchange.exports.columns import blacken
from annotator.exchange.exports.life import MOVES, State
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.exports.models import ExportDownload, ExportJob, ExportPiece
from annotator.exchange.exports.writing import WRITERS
from annotator.exchange.resources.registry import RESOURCES
from annotator.exchange.tables import detect, read
from annotator.incidents.models import Incident
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed
from annotator.sources.models import Article, Source
from annotator.sources.protected.models import ProtectedName
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

ROWS = {"articles": Article, "claims": Claim, "decisions": Decision, "incidents": Incident, "sources": Source}
EVIL = "=cmd|' /C calc'!A0"


def ask(list_id: str = "articles", format: str = "jsonl", profile: str = "full", user=None, **asked) -> ExportJob:
    listing = LISTS[list_id]
    asked = {"query": "", "said": "everything", "columns": [column.name for column in listing.columns]} | asked
    return ask_for_export(user=user or make_user("lead"), listing=listing, format=format, profile=profile, **asked)


def written(list_id: str = "articles", **asked) -> ExportJob:
    return write_export(ask(list_id, **asked), ROWS[list_id].objects.all())


def table_of(job: ExportJob, folder: Path) -> list[dict[str, str]]:
    """Return the rows of an export, read as an import reads them."""
    path = folder / job.filename
    path.write_bytes(b"".join(bytes(piece.content) for piece in job.pieces.order_by("order")))
    return [dict(row.cells) for row in read(path, detect(path, job.filename))]


@pytest.mark.django_db
class TestRoundTrips:
    @pytest.mark.parametrize("format", WRITERS)
    @pytest.mark.parametrize("list_id", LISTS)
    def test_what_is_written_is_read_as_the_same_values(self, list_id, format, tmp_path):
        make_decided_claim(
            claim=make_claim(make_article(source=make_source("حلب, “Monitor”"))),
            changes={"actor": EVIL, "places": ["دمشق", "a|b"]},
        )
        job = written(list_id, format=format)
        assert (job.state, job.done, job.problem) == (State.DONE, 1, "")
        (row,) = ROWS[list_id].objects.all()
        listing = LISTS[list_id]
        (prepared,) = listing.prepare(ROWS[list_id].objects.filter(pk=row.pk))
        expected = {name: value for name, value in listing.cells(prepared).items() if name in job.columns}
        (found,) = table_of(job, tmp_path)
        assert found == expected

    @pytest.mark.parametrize("format", ["csv", "jsonl"])
    @pytest.mark.parametrize("list_id", ["articles", "claims", "sources", "incidents"])
    def test_an_export_imported_again_changes_nothing(self, list_id, format, tmp_path):
        make_decided_claim()
        job = written(list_id, format=format)
        path = tmp_path / job.filename
        path.write_bytes(b"".join(bytes(piece.content) for piece in job.pieces.all()))
        rows = list(read(path, detect(path, job.filename)))
        checked = RESOURCES[list_id].check(rows, Context(user=job.user))
        assert [one.outcome for one in checked] == [Outcome.UNCHANGED], checked

    def test_more_rows_take_no_more_queries(self, monkeypatch):
        monkeypatch.setattr(actions, "EVERY", 100)

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                written("claims")
            return len(seen)

        make_claim()
        queries()
        few = queries()
        for _ in range(3):
            make_claim()
        assert queries() == few


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\t\n,;|"))


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=6))
def test_no_text_changes_on_its_way_through_a_file(tmp_path_factory, format, texts):
    path = tmp_path_factory.mktemp("export") / f"table.{format}"
    with WRITERS[format](path, ["id", "text"]) as write:
        for number, text in enumerate(texts):
            write({"id": f"row {number}", "text": text})
    rows = list(read(path, detect(path, path.name)))
    changed = [row.cells["text"] for row in rows if not row.problems and not _says_otherwise(row)]
    kept = [text for row, text in zip(rows, texts, strict=True) if not row.problems and not _says_otherwise(row)]
    assert changed == kept


def _says_otherwise(row) -> bool:
    """Tell whether reading changed the cell on purpose: digits of other scripts, marks within the text."""
    return any("is read as" in note or "byte order mark" in note for note in row.notes)


@pytest.mark.django_db
class TestRedaction:
    def test_protected_names_and_masked_sources_are_blacked_out(self, tmp_path):
        ProtectedName.objects.create(name="Ali Kassem", who="victim")
        masked = make_source("Hidden Voice", masked=True)
        make_article("A report\n\nAli Kassem was killed, Hidden Voice says.", source=masked, url="https://h.example/1")
        make_article("Another\n\nAli Kassem was seen.", source=make_source("Open Voice"), url="https://o.example/1")
        hidden, seen = table_of(written(profile="redacted"), tmp_path)
        whole = json.dumps([hidden, seen], ensure_ascii=False)
        assert "Kassem" not in whole
        assert "Hidden Voice" not in whole
        assert "h.example" not in whole
        assert hidden["source"] == f"Withheld source {masked.pk}"
        assert set(hidden["text"]) <= {"█", " ", "\n"}
        assert (seen["source"], seen["url"]) == ("Open Voice", "https://o.example/1")
        assert seen["text"] == f"Another\n\n{blacken('Ali Kassem')} was seen."

    def test_neither_title_nor_sum_gives_a_masked_source_away(self, tmp_path):
        article = make_article(
            "A telling headline\n\nFour were killed.", source=make_source("Hidden Voice", masked=True)
        )
        make_claim(article=article, quote="Four were killed")
        for list_id in ("articles", "claims"):
            (row,) = table_of(written(list_id, profile="redacted"), tmp_path)
            assert (row["title"], row["sha256"]) == ("Title withheld", "")

    def test_a_protected_name_does_not_hide_behind_the_signs_of_json(self, tmp_path):
        ProtectedName.objects.create(name="Ali Kassem", who="victim")
        make_decided_claim(changes={"target": "killed:\nAli\nKassem"})
        (row,) = table_of(written("decisions", profile="redacted"), tmp_path)
        assert "Kassem" not in row["after"]
        assert json.loads(row["after"])["target"].startswith("killed:")

    def test_a_redacted_export_names_no_analyst(self, tmp_path):
        analyst = make_user(name="analyst-whose-name-stays")
        make_decided_claim(actor=analyst)
        (row,) = table_of(written("decisions", profile="redacted"), tmp_path)
        assert row["decided_by"] == "withheld"

    @pytest.mark.parametrize("list_id", LISTS)
    def test_no_list_lets_a_protected_name_through(self, list_id, tmp_path):
        ProtectedName.objects.create(name="Ali Kassem", who="victim")
        make_source("Ali Kassem Agency", aliases=["Ali Kassem"], counts="What Ali Kassem counts.")
        claim = make_claim(target="Ali Kassem", actor="Ali Kassem", attribution="Ali Kassem", places=())
        make_decided_claim(claim=claim, changes={"weapon": "rifle of Ali Kassem"}, note="Ali Kassem it is.")
        Incident.objects.update(title="Death of Ali Kassem", place="house of Ali Kassem", grade_reason="Ali Kassem")
        rows = table_of(written(list_id, profile="redacted"), tmp_path)
        assert rows
        assert "kassem" not in json.dumps(rows).lower()


@pytest.mark.django_db
class TestRights:
    @pytest.mark.parametrize(
        ("role", "redacted", "full"),
        [
            ("lead", True, True),
            ("data_manager", True, True),
            ("publisher", True, False),
            ("analyst", False, False),
        ],
    )
    def test_who_may_take_lists_and_with_which_names(self, role, redacted, full):
        user = make_user(role)
        for profile, may in (("redacted", redacted), ("full", full)):
            if may:
                assert ask(profile=profile, user=user).state == State.QUEUED
            else:
                with pytest.raises(NotAllowed):
                    ask(profile=profile, user=user)

    def test_columns_that_the_list_has_not_are_refused(self):
        for columns in ([], ["text", "password"]):
            with pytest.raises(NotAllowed):
                ask(columns=columns)

    def test_who_lost_the_right_meanwhile_does_not_get_the_file(self):
        user = make_user("lead")
        job = written(user=user)
        user.groups.clear()
        with pytest.raises(NotAllowed):
            note_download(job=job, user=type(user).objects.get(pk=user.pk))
        assert not job.downloads.exists()

    def test_a_publisher_does_not_get_what_somebody_else_took(self):
        with pytest.raises(NotAllowed, match="somebody else"):
            note_download(job=written(profile="redacted"), user=make_user("publisher"))


@pytest.mark.django_db
class TestLife:
    def test_only_the_chosen_columns_are_written(self, tmp_path):
        make_article()
        (row,) = table_of(written(columns=["title", "source"]), tmp_path)
        assert list(row) == ["title", "source"] or set(row) == {"title", "source"}

    def test_the_record_has_size_and_sum_of_the_file(self):
        make_article()
        job = written()
        whole = b"".join(bytes(piece.content) for piece in job.pieces.all())
        assert (job.size, len(job.sha256)) == (len(whole), 64)

    def test_a_written_export_is_not_written_twice(self):
        job = written()
        make_article()
        assert write_export(job, Article.objects.all()).done == 0

    def test_cancelled_in_the_middle_nothing_is_kept(self, monkeypatch):
        monkeypatch.setattr(actions, "EVERY", 1)
        make_article()
        make_article()
        job = ask()

        class Rows:
            """Rows during whose reading somebody cancels."""

            def order_by(self, *names):
                return self

            def select_related(self, *names):
                return self

            def count(self):
                return 2

            def iterator(self, chunk_size):
                for article in Article.objects.select_related("source"):
                    yield article
                    if ExportJob.objects.get(pk=job.pk).state == State.WRITING:
                        cancel_export(job=job, user=job.user)

        assert write_export(job, Rows()).state == State.CANCELLED
        assert not ExportPiece.objects.exists()

    def test_what_goes_wrong_is_said_and_can_be_tried_again(self, monkeypatch):
        make_article()
        monkeypatch.setattr(writing, "MOST_ROWS", 0)
        job = written(format="xlsx")
        assert (job.state, "A sheet holds" in job.problem) == (State.FAILED, True)
        monkeypatch.undo()
        write_again(job=job, user=job.user)
        assert write_export(job, Article.objects.all()).state == State.DONE

    def test_long_cells_of_a_workbook_are_cut_and_counted(self, tmp_path):
        make_article("Long\n\n" + "word " * 9_000)
        job = written(format="xlsx")
        assert job.cut == 1
        assert table_of(job, tmp_path)[0]["text"].endswith(writing.CUT)

    def test_what_a_dead_worker_left_is_queued_again(self):
        job = ask()
        ExportJob.objects.filter(pk=job.pk).update(state="writing", seen_at=timezone.now() - timedelta(minutes=10))
        assert take_up_abandoned() == 1
        assert take_up_abandoned() == 0
        assert write_export(job, Article.objects.all()).state == State.DONE

    def test_files_are_forgotten_after_a_week_and_the_record_stays(self):
        make_article()
        job = written()
        note_download(job=job, user=job.user)
        assert discard_old_files() == 0
        ExportJob.objects.update(finished_at=timezone.now() - timedelta(days=8))
        assert discard_old_files() == 1
        job.refresh_from_db()
        assert (job.state, job.pieces.exists(), job.downloads.count()) == (State.DISCARDED, False, 1)

    def test_every_state_that_moves_name_is_one(self):
        assert set(MOVES) == set(State.values)
        assert {there for ends in MOVES.values() for there in ends} <= set(State.values)

    @pytest.mark.parametrize("change", [{"said": "nothing"}, {"profile": "redacted"}, {"list": "claims"}])
    def test_what_was_asked_for_cannot_be_rewritten(self, change):
        job = ask()
        with pytest.raises(DatabaseError), transaction.atomic():
            ExportJob.objects.filter(pk=job.pk).update(**change)

    def test_the_record_cannot_be_deleted(self):
        job = written()
        taken = note_download(job=job, user=job.user)
        for rows in (ExportDownload.objects.filter(pk=taken.pk), ExportJob.objects.filter(pk=job.pk)):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.delete()
