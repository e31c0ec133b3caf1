"""Tests of reading a text, a web page or a PDF from the bytes received."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from annotator.sources.reading import MAX_BYTES, UnreadableSource, read_bytes, refuse_too_large, title_of

ARABIC = "قالت مصادر محلية إن ثلاثة صواريخ سقطت قرب الحقل يوم الأحد دون وقوع إصابات بين العمال هناك."
PAGE = """<!doctype html><html><head><title>Three hurt in blast | Jazira Monitor</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/maps">All maps</a></nav><div class="cookie-banner">We use cookies.</div>
<article>{headline}<p>Three people were hurt when a device went off near the bakery,<br>the monitor said.</p>
<p>Nobody claimed the blast. A second device was made safe in the afternoon, local people said.</p>
<ul><li>3 injured</li><li>1 device made safe</li></ul></article>
<script>document.title = "changed"</script><footer>Copyright</footer></body></html>"""
HEADLINE = "<h1>Three hurt in blast</h1>"


def page(head: str = "", headline: str = HEADLINE) -> bytes:
    return PAGE.format(head=head, headline=headline).encode()


def pdf(*lines: str, password: str = "") -> bytes:
    """Make a PDF with one page a line; an empty line makes a page without text."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for line in lines:
        sheet = writer.add_blank_page(300, 300)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({line}) Tj ET".encode() if line else b"")
        sheet[NameObject("/Contents")] = writer._add_object(content)
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def refusal(data: bytes, filename: str = "", media_type: str = "") -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, filename, media_type)
    return str(caught.value)


def test_a_text_is_kept_as_it_was_received() -> None:
    text = "Menu | Home\r\n\r\nThree rockets fell. \t\nAccept cookies"
    assert read_bytes(text.encode()).text == text


def test_a_text_takes_its_first_line_as_title() -> None:
    assert read_bytes(b"\n  Three rockets \nThey fell.").title == "Three rockets"


def test_a_long_first_line_is_cut() -> None:
    assert title_of("word " * 100).endswith("…")
    assert len(title_of("word " * 100)) <= 300


def test_a_text_states_no_publication_date() -> None:
    assert read_bytes(b"Three rockets fell on 3 May 2023.").published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_in_each_of_its_encodings(encoding: str) -> None:
    assert read_bytes(ARABIC.encode(encoding)).text == ARABIC


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "windows-1256"),
        ("The guards’ post was empty – “nobody” was hurt, he said.", "windows-1252"),
        ("It’s quiet.", "windows-1252"),
        ("The guards’ post was empty; the café beside it, “Malmö”, was shut as well.", "windows-1252"),
    ],
)
def test_an_older_encoding_is_read_where_it_is_certain(text: str, encoding: str) -> None:
    reading = read_bytes(text.encode(encoding))
    assert (reading.text, reading.encoding) == (text, encoding)


def test_an_encoding_that_is_not_stated_is_noted() -> None:
    assert read_bytes("It’s quiet.".encode("cp1252")).notes == ("The encoding was taken to be windows-1252.",)


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9",
        "Les forces ont quitté la région à l’aube, selon l’agence officielle.".encode("cp1252"),
        "Güneydoğu’da üç roket düştü".encode("cp1254"),
        "Местные источники сообщили о трёх ракетах, упавших возле поля.".encode("cp1251"),
        ARABIC.encode("iso8859_6"),
        bytes(range(1, 256)),
    ],
)
def test_an_encoding_that_is_not_certain_is_refused(data: bytes) -> None:
    assert refusal(data, "notes.txt") == (
        "notes.txt is in an encoding that cannot be told for certain; save it as UTF-8 and add it again."
    )


def test_an_encoding_that_the_sender_states_is_believed() -> None:
    assert read_bytes(b"caf\xe9", media_type="text/plain; charset=ISO-8859-1").text == "café"


def test_an_encoding_that_is_no_charset_is_not_believed() -> None:
    assert read_bytes(b"abc-", media_type="text/plain; charset=punycode").text == "abc-"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\u200b\u00ad\n".encode()])
def test_a_text_without_a_visible_character_is_empty(data: bytes) -> None:
    assert refusal(data, "empty.txt") == "empty.txt is empty: there is no text in it."


def test_a_pasted_text_without_a_file_is_named_too() -> None:
    assert refusal(b"") == "The text is empty: there is no text in it."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        (b"PK\x03\x04\x14\x00", "a Word, spreadsheet or ZIP file"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"\x7fELF\x02\x01\x01\x00", "a program"),
        (b"{\\rtf1 Three rockets}", "a Rich Text file"),
        (b"Three\x00rockets", "a binary file"),
        ("\x00Three".encode("utf-16"), "a binary file"),
    ],
)
def test_a_binary_is_refused_for_what_it_is(data: bytes, what: str) -> None:
    assert refusal(data, "thing.txt").startswith(f"thing.txt is {what};")


def test_a_text_that_begins_like_a_program_is_a_text() -> None:
    assert read_bytes(b"MZ means that nothing is known.").title == "MZ means that nothing is known."


def test_a_file_over_the_limit_is_refused_with_its_size() -> None:
    assert refusal(b"a" * 50 * 1024**2, "long.txt") == "long.txt is 50.0 MB; the limit is 20 MB."


def test_a_size_can_be_refused_before_the_file_is_read() -> None:
    refuse_too_large(MAX_BYTES)
    with pytest.raises(UnreadableSource, match=r"is 20\.1 MB; the limit is 20 MB"):
        refuse_too_large(MAX_BYTES + 1, "long.txt")


@pytest.mark.parametrize(
    ("filename", "media_type"), [("page.html", ""), ("", "text/html; charset=utf-8"), ("saved.txt", "")]
)
def test_a_web_page_is_known_by_name_type_or_content(filename: str, media_type: str) -> None:
    assert read_bytes(page(), filename, media_type).media_type == "text/html"


def test_a_web_page_is_read_without_its_furniture() -> None:
    text = read_bytes(page(), "page.html").text
    assert "All maps" not in text
    assert "cookies" not in text
    assert "Copyright" not in text


def test_the_paragraphs_of_a_web_page_are_set_apart_by_blank_lines() -> None:
    assert read_bytes(page(), "page.html").text == (
        "Three hurt in blast\n\n"
        "Three people were hurt when a device went off near the bakery,\nthe monitor said.\n\n"
        "Nobody claimed the blast. A second device was made safe in the afternoon, local people said.\n\n"
        "- 3 injured\n- 1 device made safe"
    )


def test_a_web_page_has_its_headline_above_the_text_wherever_it_stood() -> None:
    head = '<meta property="og:title" content="Three hurt in blast">'
    text = read_bytes(page(head, headline=""), "page.html").text
    assert text.startswith("Three hurt in blast\n\nThree people")


def test_a_web_page_takes_its_title_from_its_metadata() -> None:
    head = '<meta property="og:title" content="Three hurt by a device">'
    assert read_bytes(page(head), "page.html").title == "Three hurt by a device"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-05-04T23:30:00+03:00">',
        '<meta name="DC.date.issued" content="2023-05-04">',
        '<meta name="date" content="Thu, 04 May 2023 08:00:00 GMT">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-05-04T08:00"}]}</script>',
    ],
)
def test_a_publication_date_is_taken_where_the_page_states_it(head: str) -> None:
    assert read_bytes(page(head), "page.html").published == date(2023, 5, 4)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="date" content="soon">',
        '<script type="application/ld+json">{"dateModified": "2023-05-04"}</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<link rel="canonical" href="https://jazira-monitor.example/2023/05/04/blast">',
    ],
)
def test_a_publication_date_that_is_not_stated_is_not_guessed(head: str) -> None:
    assert read_bytes(page(head), "page.html").published is None


def test_a_web_page_states_its_own_encoding() -> None:
    source = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    assert read_bytes(source.encode("cp1256"), "page.html").text == ARABIC


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<script>alert(1)</script>"])
def test_a_web_page_without_an_article_is_refused(body: str) -> None:
    data = f"<html><body>{body}</body></html>".encode()
    assert refusal(data, "menu.html") == "menu.html is a web page without article text."


def test_a_web_page_of_too_many_tags_is_refused() -> None:
    assert refusal(b"<html>" + b"<p>" * 100_000, "huge.html") == (
        "huge.html is too large a web page to be an article: it has more than 100,000 tags."
    )


def test_a_pdf_is_read_page_by_page() -> None:
    reading = read_bytes(pdf("Three rockets fell", "Nobody was hurt"), "report.pdf")
    assert reading.text == "Three rockets fell\n\nNobody was hurt"
    assert reading.title == "Three rockets fell"


def test_a_pdf_is_known_by_its_content() -> None:
    assert read_bytes(pdf("Three rockets fell"), "report.txt").media_type == "application/pdf"


def test_a_page_of_a_pdf_without_text_is_noted() -> None:
    notes = read_bytes(pdf("Three rockets fell", ""), "report.pdf").notes
    assert "Pages without text, perhaps scanned: 2." in notes


def test_a_scanned_pdf_is_refused() -> None:
    assert refusal(pdf("", ""), "scan.pdf") == (
        "scan.pdf is a PDF without text, perhaps a scan; make its text readable (OCR) first."
    )


def test_a_pdf_with_a_password_is_refused() -> None:
    assert refusal(pdf("Three rockets fell", password="oil"), "closed.pdf") == (
        "closed.pdf is a PDF that asks for a password; save it without one first."
    )


def test_a_damaged_pdf_is_refused() -> None:
    assert refusal(b"%PDF-1.7\nThree rockets fell", "torn.pdf") == ("torn.pdf is a damaged PDF that cannot be read.")
