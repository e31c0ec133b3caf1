"""Tests for the command that takes articles in."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.claims.models import Claim
from annotator.sources.bulk import known
from annotator.sources.models import Article, Source
from tests.factories import make_user

pytestmark = pytest.mark.django_db

TEXT = "Canal closed\n\nThe canal was closed on Monday. Four fighters were killed."


class Refused(Exception):
    """The command ended with an error: what it printed, its verdict and its exit status."""

    def __init__(self, said: str, verdict: str, status: int) -> None:
        super().__init__(verdict)
        self.said, self.status = said, status


def import_articles(*arguments: object, source: str = "Canal Post") -> str:
    out = StringIO()
    given = ["--source", source] if source else []
    try:
        call_command("import_articles", *map(str, arguments), *given, stdout=out, stderr=out)
    except CommandError as error:
        raise Refused(out.getvalue(), str(error), error.returncode) from error
    return out.getvalue()


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(folder: Path, *items: object) -> Path:
    return write(folder, "dump-2019-05-06.jsonl", "\n".join(json.dumps(item) for item in items))


def test_it_adds_a_file(tmp_path: Path) -> None:
    said = import_articles(write(tmp_path, "canal.txt"))
    article = Article.objects.get()
    assert (article.source.name, article.title) == ("Canal Post", "Canal closed")
    assert article.captures.get().how == "command"
    assert "1 added, 0 already there, 0 refused" in said


def test_it_adds_it_once(tmp_path: Path) -> None:
    path = write(tmp_path, "canal.txt")
    import_articles(path)
    said = import_articles(path)
    assert f"{path}: already there as article {Article.objects.get().pk}" in said
    assert "0 added, 1 already there" in said


def test_it_goes_through_folders_in_order_and_leaves_other_files_aside(tmp_path: Path) -> None:
    write(tmp_path, "b/second.html", "<html><body><article><p>The bridge fell on Monday.</p></article></body></html>")
    write(tmp_path, "a/first.txt")
    write(tmp_path, "a/.hidden.txt", "Hidden text.")
    write(tmp_path, "picture.png", b"\x89PNG")
    said = import_articles(tmp_path)
    assert said.index("first.txt") < said.index("second.html")
    assert "picture.png: left aside" in said
    assert Article.objects.count() == 2


def test_it_says_which_dates_it_inferred_and_on_what_basis(tmp_path: Path) -> None:
    said = import_articles(write(tmp_path, "2022-02-03-canal.txt"))
    assert "published 2022-02-03 (taken from the file's name)" in said
    assert "no window" in said


def test_stated_dates_hold_for_all_files(tmp_path: Path) -> None:
    path = write(tmp_path, "canal.txt")
    said = import_articles(path, "--published", "2022-02-03", "--window", "2022-01-01", "2022-02-01")
    article = Article.objects.get()
    assert f"{article.window_start} to {article.window_end}" == "2022-01-01 to 2022-02-01"
    assert "(given by a person)" in said


@pytest.mark.parametrize("day", ["2022-13-01", "yesterday"])
def test_a_day_that_is_none_is_refused_at_once(tmp_path: Path, day: str) -> None:
    with pytest.raises(Refused, match="is not a date"):
        import_articles(write(tmp_path, "canal.txt"), "--published", day)


def test_a_window_that_runs_backwards_is_refused_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "canal.txt")
    with pytest.raises(Refused, match="not after its start"):
        import_articles(path, "--window", "2022-02-01", "2022-01-01")
    assert not Article.objects.exists()


def test_good_files_are_kept_beside_bad_ones_and_the_exit_status_is_1(tmp_path: Path) -> None:
    write(tmp_path, "canal.txt")
    bad = write(tmp_path, "empty.txt", " \n")
    with pytest.raises(Refused, match="1 of 2 were refused") as caught:
        import_articles(tmp_path)
    assert caught.value.status == 1
    assert f"{bad}: refused: empty.txt is empty" in caught.value.said
    assert Article.objects.count() == 1


def test_a_path_that_leads_nowhere_is_named_and_the_exit_status_is_2(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        import_articles(tmp_path / "nowhere.txt")
    assert caught.value.status == 2
    assert "nowhere.txt: refused: there is no such file or folder" in caught.value.said


def test_an_empty_folder_is_of_no_use(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nothing was found that is text, HTML, PDF or a table") as caught:
        import_articles(tmp_path)
    assert caught.value.status == 2


def test_without_a_publisher_nothing_is_added(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        import_articles(write(tmp_path, "canal.txt"), source="")
    assert "source: No publisher is named" in caught.value.said
    assert not Source.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "large.txt", b"")
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)
    with pytest.raises(Refused) as caught:
        import_articles(path)
    assert "large.txt is 50.0 MB; the limit is 20 MB" in caught.value.said


def test_a_refused_file_leaves_no_publisher_behind(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        import_articles(write(tmp_path, "empty.txt", ""))
    assert not Source.objects.exists()


def test_a_line_states_what_it_knows(tmp_path: Path) -> None:
    item = {
        "id": 7, "text": TEXT, "title": "The canal", "url": "https://canal.example/7", "source": "Bridge Post",
        "published": "2022-02-03", "window_start": "2022-01-01", "window_end": "2022-02-01",
    }  # fmt: skip
    import_articles(lines(tmp_path, item), source="")
    article = Article.objects.get()
    assert (article.title, article.url, article.source.name) == ("The canal", item["url"], "Bridge Post")
    assert [str(article.published), str(article.window_start), article.window_basis] == [
        "2022-02-03",
        "2022-01-01",
        "asked",
    ]


def test_a_line_without_dates_does_not_take_one_from_the_name_of_its_file(tmp_path: Path) -> None:
    import_articles(lines(tmp_path, {"text": TEXT}))
    assert Article.objects.get().published is None


def test_a_line_may_hold_a_web_page(tmp_path: Path) -> None:
    page = "<html><body><nav>Menu</nav><article><p>The bridge fell on Monday, they said.</p></article></body></html>"
    import_articles(lines(tmp_path, {"html": page}))
    assert Article.objects.get().captures.get().media_type == "text/html"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"title": "Nothing"}, "text: There is no text"),
        (["a", "list"], "This is no object with named values"),
        ({"text": TEXT, "published": "3 Feb"}, "published: It is no day like 2022-01-23"),
        ({"text": TEXT, "window_start": "2022-01-01"}, "window_end: The first day of the reporting window is here"),
        ({"text": TEXT, "url": "not an address"}, "url: It is no web address that can be kept."),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_reason(tmp_path: Path, item: object, reason: str) -> None:
    path = lines(tmp_path, {"text": TEXT + " Twice."}, item)
    with pytest.raises(Refused) as caught:
        import_articles(path)
    assert f"{path}, line 2: refused: {reason}" in caught.value.said
    assert Article.objects.count() == 1


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "dump.jsonl", "{broken\n\n" + json.dumps({"text": TEXT}))
    with pytest.raises(Refused) as caught:
        import_articles(path)
    assert f"{path}, line 1: refused: This is no JSON" in caught.value.said
    assert Article.objects.count() == 1


def test_a_dry_run_says_what_would_happen_and_stores_nothing(tmp_path: Path) -> None:
    write(tmp_path, "canal.txt")
    write(tmp_path, "copy.txt")
    said = import_articles(tmp_path, "--dry-run", "--extract")
    assert "Nothing was stored; it would be: 1 added, 1 already there" in said
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_it_reads_the_new_articles_at_once_when_told_to(tmp_path: Path) -> None:
    said = import_articles(write(tmp_path, "canal.txt"), "--extract")
    assert "1 articles read" in said
    assert Claim.objects.filter(kind="killed").exists()


def test_a_table_is_read_by_its_headings(tmp_path: Path) -> None:
    table = f'Outlet,Headline,Body,Date published\nBridge Post,The canal,"{TEXT}",3 February 2022\n,,"Another.",\n'
    said = import_articles(write(tmp_path, "archive.csv", table))
    first, second = Article.objects.order_by("pk")
    assert (first.source.name, first.title, str(first.published)) == ("Bridge Post", "The canal", "2022-02-03")
    assert (second.source.name, second.title) == ("Canal Post", "Another.")
    assert "2 added" in said


def test_files_and_tables_of_a_folder_come_in_chunks_and_each_text_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    lines(tmp_path, {"text": TEXT}, *({"text": f"Text {number}."} for number in range(700)), {"text": "Text 1."})
    for arguments in (["--dry-run"], []):
        said = import_articles(tmp_path, *arguments)
        assert "701 added, 2 already there, 0 refused" in said
    assert Article.objects.count() == 701


# More different words than a search index takes of one text.
TOO_MANY_WORDS = " ".join(f"w{number:x}q{number * 7919:x}" for number in range(90_000))


def test_a_text_that_the_search_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        import_articles(write(tmp_path, "long.txt", TOO_MANY_WORDS))
    assert "long.txt: refused: It has more different words than the search can hold" in caught.value.said


def test_of_a_chunk_in_which_the_database_refuses_one_all_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "LONG", len(TOO_MANY_WORDS))
    write(tmp_path, "long.txt", TOO_MANY_WORDS)
    lines(tmp_path, *({"text": f"Text {number}."} for number in range(5)))
    with pytest.raises(Refused, match="1 of 6 were refused") as caught:
        import_articles(tmp_path)
    assert "long.txt: refused: string is too long for tsvector" in caught.value.said
    assert Article.objects.count() == 5


def test_the_person_on_whose_behalf_it_is_stands_in_the_history(tmp_path: Path) -> None:
    user = make_user()
    import_articles(write(tmp_path, "canal.txt"), "--user", user.get_username())
    assert Article.objects.get().created_by == user
    assert Article.pgh_event_model.objects.get().pgh_context.metadata["by"] == user.get_username()
    with pytest.raises(Refused, match="There is nobody called nobody"):
        import_articles(tmp_path, "--user", "nobody")
