"""An archive as a data manager gets it: a spreadsheet of short articles, some rows of which are wrong in nine ways."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

HEADINGS = ("Outlet", "Headline", "Body", "Link", "Date published", "Covers from", "Covers until")
OUTLET, HEADLINE, BODY, LINK, PUBLISHED, FROM, UNTIL = range(len(HEADINGS))
OUTLETS = ("North Monitor", "River Observatory", "Hill Gazette", "Coast Wire")
PLACES = ("the old market", "the northern road", "the water station", "the east bridge", "the grain silo")

Line = list[object]

# What is wrong, and how a right line is made wrong; the other four kinds come once more than the first.
FAULTS: dict[str, Callable[[Line], None]] = {
    "a day that no month has": lambda line: line.__setitem__(PUBLISHED, "31 February 2022"),
    "no text": lambda line: line.__setitem__(BODY, ""),
    "no publisher": lambda line: line.__setitem__(OUTLET, ""),
    "a window that ends before it begins": lambda line: line.__setitem__(UNTIL, date(2014, 1, 1)),
    "no web address": lambda line: line.__setitem__(LINK, "see the printed edition, page 4"),
    "a formula": lambda line: line.__setitem__(HEADLINE, '=HYPERLINK("http://example.org","Report")'),
    "a title that is too long": lambda line: line.__setitem__(HEADLINE, "Long " * 200),
    "the text of an earlier row": lambda line: line.__setitem__(BODY, text(0)),
    "an error of the spreadsheet": lambda line: line.__setitem__(HEADLINE, "#N/A"),
}


def text(number: int) -> str:
    """Return the text of the article with a number; no two are alike."""
    place = PLACES[number % len(PLACES)]
    return f"Report {number}. Clashes broke out near {place} on Monday. Residents said {number + 2} shops were closed."


def line(number: int) -> Line:
    """Return a line with nothing wrong in it."""
    day = date(2015, 1, 1) + timedelta(days=number % 2500)
    address = f"https://archive.example.org/reports/{number}"
    return [
        OUTLETS[number % len(OUTLETS)],
        f"Report {number}",
        text(number),
        address,
        day,
        day,
        day + timedelta(days=7),
    ]


def faulty(rows: int, count: int) -> dict[int, str]:
    """Return which lines are wrong, spread over the whole file, and in which way; every way comes up."""
    kinds = list(FAULTS)
    return {(at + 1) * rows // (count + 1): kinds[at % len(kinds)] for at in range(count)}


def lines(rows: int, wrong: dict[int, str]) -> Iterator[Line]:
    """Yield the lines of an archive."""
    for number in range(rows):
        one = line(number)
        if number in wrong:
            FAULTS[wrong[number]](one)
        yield one


def write_archive(path: Path, rows: int, wrong: dict[int, str]) -> Path:
    """Write an archive as a spreadsheet; errors are stored as what they are."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Articles")
    sheet.append(HEADINGS)
    for one in lines(rows, wrong):
        sheet.append([_error(sheet, cell) if cell == "#N/A" else cell for cell in one])
    book.save(path)
    return path


def _error(sheet: object, cell: object) -> WriteOnlyCell:
    made = WriteOnlyCell(sheet, value=cell)
    made.data_type = "e"
    return made
