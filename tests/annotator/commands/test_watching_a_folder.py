"""Tests for a folder into which others drop articles."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.sources.models import Article

pytestmark = pytest.mark.django_db


def drop(folder: Path, name: str, content: str, *, age: float = 60) -> Path:
    path = folder / name
    path.write_text(content)
    os.utime(path, (path.stat().st_mtime - age,) * 2)
    return path


def look(folder: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("import_articles", str(folder), "--watch", "0", "--source", "Canal Post", *arguments, stdout=out)
    return out.getvalue()


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def test_a_good_file_is_taken_in_and_put_away(tmp_path: Path) -> None:
    drop(tmp_path, "canal.txt", "The canal was closed.")
    assert "canal.txt: 1 added, 0 already there, 0 refused; now done/canal.txt" in look(tmp_path)
    assert names(tmp_path) == {"done/canal.txt"}
    assert Article.objects.get().captures.get().filename == "canal.txt"


def test_a_bad_file_is_put_away_with_the_sentence_beside_it(tmp_path: Path) -> None:
    drop(tmp_path, "empty.txt", " ")
    look(tmp_path)
    assert names(tmp_path) == {"refused/empty.txt", "refused/empty.txt.why.txt"}
    assert "empty.txt is empty" in (tmp_path / "refused/empty.txt.why.txt").read_text()


def test_of_a_table_the_bad_rows_are_named_and_the_good_ones_kept(tmp_path: Path) -> None:
    rows = [{"text": "One."}, {"text": "Two.", "published": "soon"}]
    drop(tmp_path, "some.jsonl", "\n".join(map(json.dumps, rows)))
    assert "1 added, 0 already there, 1 refused; now done/some.jsonl" in look(tmp_path)
    assert "line 2: refused: published: It is no day" in (tmp_path / "done/some.jsonl.why.txt").read_text()


def test_the_same_name_again_takes_the_place_of_nothing(tmp_path: Path) -> None:
    for text in ("One.", "Two."):
        drop(tmp_path, "canal.txt", text)
        look(tmp_path)
    assert names(tmp_path) == {"done/canal.txt", "done/canal-1.txt"}
    assert Article.objects.count() == 2


def test_a_file_that_is_being_written_a_hidden_one_and_a_folder_are_left_alone(tmp_path: Path) -> None:
    drop(tmp_path, "young.txt", "Half of", age=0)
    drop(tmp_path, ".hidden.txt", "Hidden.")
    (tmp_path / "folder").mkdir()
    assert look(tmp_path) == ""
    assert names(tmp_path) == {"young.txt", ".hidden.txt"}


def test_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    secret = drop(tmp_path, ".secret.txt", "Not for anybody.")
    link = tmp_path / "link.txt"
    link.symlink_to(secret)
    os.utime(link, (0, 0), follow_symlinks=False)
    look(tmp_path)
    assert "it is a link" in (tmp_path / "refused/link.txt.why.txt").read_text()
    assert not Article.objects.exists()


def test_what_was_stored_before_a_file_was_put_away_is_known_the_next_time(tmp_path: Path) -> None:
    path = drop(tmp_path, "canal.txt", "The canal was closed.")
    call_command("import_articles", str(path), "--source", "Canal Post", stdout=StringIO())
    assert "0 added, 1 already there, 0 refused; now done/canal.txt" in look(tmp_path)


def test_new_articles_wait_for_a_worker_where_that_is_asked(tmp_path: Path) -> None:
    drop(tmp_path, "canal.txt", "The canal was closed.")
    look(tmp_path, "--extract")
    assert Article.objects.get().extraction_runs.get().state == "queued"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        look(tmp_path / "nowhere")
