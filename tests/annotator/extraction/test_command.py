"""The command `python -m annotator.extraction`."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.extraction.__main__ import main

NAMES = """
    kind unit hedge min best max start end quote modality scope actor target victim_status places date_start date_end
    date_precision date_basis attribution role rule score of weapon age_group sex place_precision place_roles
    paragraph sentence_start sentence_end extractor_version combined
""".split()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Three farmers were killed in Tal Saman on Monday.\n", encoding="utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_writes_one_line_a_file_with_the_agreed_names(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--published", "2022-01-23", str(report)]) == 0
    (row,) = lines(capsys)
    (claim,) = row["claims"]
    assert row["id"] == str(report)
    assert sorted(claim) == sorted(NAMES)
    assert (claim["kind"], claim["min"], claim["date_start"]) == ("killed", 3, "2022-01-17")
    assert claim["places"] == ["Tal Saman"]


def test_a_missing_file_fails_but_the_others_are_read(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(report.parent / "gone.txt"), str(report)]) == 1
    captured = capsys.readouterr()
    assert "gone.txt: No such file" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_a_file_that_is_no_text_fails_with_its_name(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary = report.parent / "image.txt"
    binary.write_bytes(b"\xff\xfe\x00killed")
    assert main([str(binary), str(report)]) == 1
    captured = capsys.readouterr()
    assert "image.txt: is not UTF-8 text" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_a_folder_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(report.parent)]) == 1
    assert "directory" in capsys.readouterr().err


def test_it_reads_lines_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "a", "text": "Two men were killed yesterday.", "doc_date": "2022-01-23T10:00:00Z"},
        {"id": "b", "text": "Nothing happened.", "doc_date": None},
        {"id": "c", "text": "Two men were killed yesterday.", "doc_date": "18 January"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    assert main(["--jsonl", str(path)]) == 0
    captured = capsys.readouterr()
    read = [json.loads(line) for line in captured.out.splitlines()]
    assert [row["id"] for row in read] == ["a", "b", "c"]
    assert [[claim["date_start"] for claim in row["claims"]] for row in read] == [["2022-01-22"], [], [None]]
    assert "'18 January' is not YYYY-MM-DD" in captured.err


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"text": 5}', "null"])
def test_a_broken_line_fails_with_its_number(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{line}\n{{"id": "b", "text": "A boy was killed."}}\n', encoding="utf-8")
    assert main(["--jsonl", str(path)]) == 1
    captured = capsys.readouterr()
    assert "rows.jsonl line 1: is not a line of the form" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": "x", "text": "A boy was killed."}\n'))
    assert main(["--jsonl", "-"]) == 0
    assert [row["id"] for row in lines(capsys)] == ["x"]


def test_it_asks_for_something_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "name at least one FILE" in capsys.readouterr().err


def test_it_runs_as_a_module_without_django(report: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "annotator.extraction", str(report)], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["claims"][0]["best"] == 3
