"""What surprises in other people's tables is told with the row or the file that has it."""

import io
import json
import tracemalloc
import zipfile
from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from annotator.exchange.tables import BOUNDS, BadTable, Bounds, detect, read
from tests.annotator.exchange.tables.writers import WRITERS, delimited, xlsx


@pytest.fixture
def look(tmp_path):
    """Return what is read of some bytes: the layout and the rows."""

    def of(data: bytes, name: str = "table.csv", bounds: Bounds = BOUNDS, **chosen: str):
        path = tmp_path / name
        path.write_bytes(data)
        layout = detect(path, name, bounds)
        if chosen:
            layout = detect(path, name, bounds, chosen=replace(layout, **chosen))
        return layout, list(read(path, layout, bounds))

    return of


def kinds(rows) -> list[list[str]]:
    return [[problem.kind for problem in row.problems] for row in rows]


def test_rows_are_numbered_as_an_editor_numbers_their_first_line(look):
    _, rows = look(b'a,b\n1,"two\nlines"\n\n,\n3,x\n')
    assert [row.number for row in rows] == [2, 6]


def test_rows_of_a_sheet_are_numbered_as_the_sheet_numbers_them(look):
    _, rows = look(xlsx([["a"], [1], [None], [], [2]]), "t.xlsx")
    assert [row.number for row in rows] == [2, 5]


def test_a_sheet_s_types_become_plain_text(look):
    moment = datetime(2022, 1, 23, 14, 5)
    _, rows = look(xlsx([list("abcdef"), [date(2022, 1, 23), moment, 3.0, 0.1 + 0.2, True, "007"]]), "t.xlsx")
    assert list(rows[0].cells.values()) == ["2022-01-23", "2022-01-23 14:05:00", "3", "0.3", "true", "007"]


def test_dates_that_count_from_1904_are_read_so_and_it_is_said(look):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["day"])
    book.active.append([date(2022, 1, 23)])
    whole = io.BytesIO()
    book.save(whole)
    layout, rows = look(whole.getvalue(), "t.xlsx")
    assert rows[0].cells == {"day": "2022-01-23"}
    assert any("1904" in note for note in layout.notes)


def test_zeros_that_only_the_cell_s_format_shows_are_put_back_and_it_is_said(look):
    book = Workbook()
    book.active.append(["code"])
    book.active.append([42])
    book.active["A2"].number_format = "00000"
    whole = io.BytesIO()
    book.save(whole)
    _, rows = look(whole.getvalue(), "t.xlsx")
    assert rows[0].cells == {"code": "00042"}
    assert rows[0].notes == ("code: 42 is shown as 00042 and read so.",)


def test_zeros_that_were_lost_before_are_told_of_the_column(look):
    layout, _ = look(b"code,n\n00123,1\n4567,2\n00891,3\n")
    assert [note for note in layout.notes if "zeros" in note and "“code”" in note]
    assert not [note for note in layout.notes if "“n”" in note]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("٢٣", "23"), ("۲۰۲۲-۰۱-۲۳", "2022-01-23"), ("١٬٢٣٤٫٥", "1,234.5"), ("قتل ٢٣ مدنيا", "قتل ٢٣ مدنيا")],
)
def test_arabic_digits_become_ascii_in_numbers_and_stay_in_words(look, written, read_as):
    _, rows = look(delimited([["n", "x"], [written, "x"]]))
    assert rows[0].cells["n"] == read_as
    assert bool(rows[0].notes) == (written != read_as)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_all_its_forms(look, encoding):
    _, rows = look(delimited([["place", "n"], ["حلب Ærø", "1"]] * 1 + [["دمشق", "2"]] * 5, encoding=encoding))
    assert rows[0].cells == {"place": "حلب Ærø", "n": "1"}


def test_windows_1256_is_read_where_its_words_prove_it(look):
    words = "قتل ثلاثة مدنيين في قصف مدفعي على قرية في ريف حلب الشمالي يوم الاثنين وأصيب آخرون بجروح"
    layout, rows = look(delimited([["id", "text"], *([str(n), words] for n in range(20))], encoding="windows-1256"))
    assert layout.encoding == "windows-1256"
    assert rows[0].cells["text"] == words


def test_a_person_may_correct_the_encoding_and_the_columns_follow(look):
    layout, rows = look("id,مكان\n1,حلب\n".encode("windows-1256"), encoding="windows-1256")
    assert layout.columns == ("id", "مكان")
    assert rows[0].cells["مكان"] == "حلب"


def test_a_person_may_correct_the_delimiter(look):
    layout, _ = look(b"a;b,c;d\n1;2,3;4\n", delimiter=";")
    assert layout.columns == ("a", "b,c", "d")


def test_an_encoding_that_does_not_exist_gets_a_sentence(look):
    with pytest.raises(BadTable, match="no encoding"):
        look(b"a,b\n1,2\n", encoding="klingon-8")


def test_a_person_may_choose_another_sheet(look):
    book = Workbook()
    book.active.append(["a"])
    other = book.create_sheet("Other")
    other.append(["b"])
    other.append(["1"])
    book.active.append(["2"])
    whole = io.BytesIO()
    book.save(whole)
    layout, rows = look(whole.getvalue(), "t.xlsx", sheet="Other")
    assert layout.sheets == ("Sheet", "Other")
    assert [row.cells for row in rows] == [{"b": "1"}]


def test_excel_s_own_line_about_the_delimiter_is_obeyed_and_no_heading(look):
    layout, rows = look(b"sep=;\na;b,c\n1;2\n")
    assert (layout.delimiter, layout.columns) == (";", ("a", "b,c"))
    assert [row.number for row in rows] == [3]


def test_a_formula_refuses_its_row_with_the_formula_as_the_value(look):
    book = Workbook()
    book.active.append(["n"])
    book.active.append(["=SUM(1;2)"])
    whole = io.BytesIO()
    book.save(whole)
    _, rows = look(whole.getvalue(), "t.xlsx")
    assert [(p.kind, p.field, p.value) for p in rows[0].problems] == [("formula", "n", "=SUM(1;2)")]


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_empty_and_strange_parts_that_nobody_reads_do_no_harm(look, form):
    whole = io.BytesIO(WRITERS[form]([["a"], ["1"]]))
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("Configurations2/accelerator/current.xml", "")
        archive.writestr("customXml/item1.xml", "no XML")
    _, rows = look(whole.getvalue(), f"t.{form}")
    assert [row.cells for row in rows] == [{"a": "1"}]


def test_words_that_are_set_in_several_ways_are_one_text(look):
    book = Workbook()
    book.active.append(["shared", "rich"])
    book.active.append(["words", CellRichText("one ", TextBlock(InlineFont(b=True), "two"), " three")])
    whole = io.BytesIO()
    book.save(whole)
    _, rows = look(whole.getvalue(), "t.xlsx")
    assert rows[0].cells == {"shared": "words", "rich": "one two three"}


def test_objects_within_objects_become_columns_with_dots_and_lists_stay_json(look):
    line = {"id": 7, "place": {"name": "Aleppo", "precision": 4}, "tags": ["a", 2, 1.5], "none": None, "sure": True}
    _, rows = look(json.dumps(line).encode() + b"\n{}\n", "t.jsonl")
    assert rows[0].cells == {
        "id": "7",
        "place.name": "Aleppo",
        "place.precision": "4",
        "tags": '["a", 2, 1.5]',
        "none": "",
        "sure": "true",
    }


def test_whole_numbers_of_json_lose_their_fraction_and_long_ones_no_digit(look):
    _, rows = look(b'[{"a": 3.0, "b": 12345678901234567890, "c": 1.10}]', "t.json")
    assert rows[0].cells == {"a": "3", "b": "12345678901234567890", "c": "1.10"}


def test_a_name_that_only_later_rows_have_is_told_with_its_row(look):
    head = b"".join(b'{"a":%d}\n' % number for number in range(1_000))
    layout, rows = look(head + b'{"a":1,"late":2}\n', "t.jsonl")
    assert layout.columns == ("a",)
    assert "“late”" in rows[-1].notes[0]


def test_of_several_lists_in_an_object_a_person_may_choose(look):
    whole = json.dumps({"sources": [{"s": 1}], "articles": [{"a": 1}], "n": [1]}).encode()
    layout, rows = look(whole, "t.json", sheet="articles")
    assert layout.sheets == ("sources", "articles")
    assert [row.cells for row in rows] == [{"a": "1"}]


def bundle(**files: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return whole.getvalue()


def test_a_manifest_s_rows_come_with_their_files(look):
    files = {"a_txt": "On Monday", "b_html": "<p>On Tuesday"}
    layout, rows = look(bundle(manifest_csv="file,title\na.txt,A\n./b.html,B\n", **files), "t.zip")
    assert layout.columns == ("file", "title")
    assert [(row.number, row.cells["title"], row.content) for row in rows] == [
        (2, "A", b"On Monday"),
        (3, "B", b"<p>On Tuesday"),
    ]


@pytest.mark.parametrize("form", ["jsonl", "json", "tsv", "xlsx"])
def test_a_manifest_may_have_any_form_of_table(look, form):
    manifest = WRITERS[form]([["file", "title"], ["a.txt", "A"]])
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(f"texts/manifest.{form}", manifest)
        archive.writestr("texts/a.txt", "words")
    _, rows = look(whole.getvalue(), "t.zip")
    assert [(row.cells["title"], row.content, row.problems) for row in rows] == [("A", b"words", ())]


@pytest.mark.parametrize("bound", [field.name for field in fields(Bounds)])
def test_each_bound_has_a_sentence_with_limit_and_value(bound):
    sentence = BOUNDS.sentence(bound, 2_000_000_000)
    assert "2,000,000,000" in sentence
    assert f"{getattr(BOUNDS, bound):,}" in sentence


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        (Bounds(file=10), "Size of the file"),
        (Bounds(rows=2), "Rows: 3"),
        (Bounds(columns=1), "Columns: 2"),
        (Bounds(row=20), "Length of a row"),
    ],
)
def test_a_file_past_a_bound_is_refused(look, bounds, says):
    with pytest.raises(BadTable, match=says):
        look(b"a,b\n1,2\n3,4\n5,6" + b"x" * 20 + b"\n", bounds=bounds)


def test_a_cell_past_its_bound_refuses_its_row_alone(look):
    _, rows = look(b"a,b\n1,22222\n3,4\n", bounds=Bounds(cell=4))
    assert kinds(rows) == [["too_long"], []]


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "xlsx", "ods"])
def test_ten_times_the_rows_take_no_more_memory(tmp_path, form):
    small, large = (peak(tmp_path, form, rows) for rows in (500, 5_000))
    assert large < small + 3_000_000


def peak(folder, form: str, count: int) -> int:
    """Return the most memory that Python held while it read so many rows."""
    path = folder / f"{count}.{form}"
    path.write_bytes(
        WRITERS[form]([["id", "text"], *([f"{number}", f"words {number} " * 20] for number in range(count))])
    )
    layout = detect(path, path.name)
    tracemalloc.start()
    read_rows = sum(1 for _ in read(path, layout))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read_rows == count
    return most
