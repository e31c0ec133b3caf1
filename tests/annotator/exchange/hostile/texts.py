"""Hostile CSV: quotation marks, signs, encodings, lengths, and files that are none."""

import codecs
import gzip

from tests.annotator.exchange.hostile.case import Case, of_bytes

MEGA = 1_000_000
HEAD = b"id,title,text\n"
CMD = "=cmd|' /C calc'!A0"


def table(*lines: bytes) -> bytes:
    return HEAD + b"\n".join(lines) + b"\n"


def windows(text: str) -> bytes:
    return text.encode("windows-1256")


PLAIN = b"1,plain,words"
REFUSED = [
    of_bytes("nothing at all", "a.csv", b"", "empty"),
    of_bytes("white space alone", "a.csv", b" \n\r\n\t\n" * 50, "empty"),
    of_bytes("a byte order mark alone", "a.csv", codecs.BOM_UTF8, "empty"),
    of_bytes("NULs alone", "a.csv", b"\0" * 5_000, "empty"),
    of_bytes("headings alone", "a.csv", HEAD, "no rows"),
    of_bytes("delimiters alone", "a.csv", b",,,\n,,,\n", "no headings"),
    of_bytes("an unclosed quotation mark", "a.csv", table(PLAIN, b'2,"open,words', PLAIN), "line 3 is never closed"),
    of_bytes(
        "an unclosed quotation mark in a long file",
        "a.csv",
        lambda: table(b'1,"open,words', *[b"2,plain," + b"w" * 90] * 60_000),
        "quotation mark that was opened there may not be closed",
    ),
    of_bytes("an unclosed quotation mark in the headings", "a.csv", b'id,"title\n1,a\n2,b\n', "line 1 is never closed"),
    of_bytes("a line without an end", "a.csv", lambda: HEAD + b"x" * (30 * MEGA), "Length of a row"),
    of_bytes("a heading without an end", "a.csv", lambda: b"x" * (30 * MEGA), "Length of a row"),
    of_bytes(
        "a cell of ten megabytes", "a.csv", lambda: table(b'1,t,"' + b"x" * (10 * MEGA) + b'"'), "Length of a row"
    ),
    of_bytes("16,384 columns", "a.csv", lambda: b",".join([b"c"] * 16_384) + b"\n1\n", "Columns: 16,384"),
    of_bytes("a million columns", "a.csv", lambda: b"," * MEGA + b"c\n1\n", "Columns: 1,000,001"),
    of_bytes("a program called CSV", "a.csv", b"MZ\x90\0" + b"\0" * 200, "a program"),
    of_bytes("an ELF called CSV", "a.csv", b"\x7fELF\x02\x01\x01" + b"\0" * 200, "a program"),
    of_bytes("a script called CSV", "a.csv", b"#!/bin/sh\nrm -rf /\n", "a script"),
    of_bytes("a web page called CSV", "a.csv", b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
    of_bytes("a picture with scripts", "a.csv", b"<svg onload='alert(1)'/>", "a web page or XML"),
    of_bytes("a PDF with JavaScript", "a.csv", b"%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj", "a PDF"),
    of_bytes("an old Excel file", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Excel"),
    of_bytes("an old Excel file called XLSX", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "password"),
    of_bytes("gzip called CSV", "a.csv", lambda: gzip.compress(table(PLAIN)), "gzip"),
    of_bytes("a gzip bomb", "a.csv.gz", lambda: gzip.compress(b"a,b\n" * (5 * MEGA)), "gzip"),
]
TAKEN = [
    of_bytes("a formula in a cell", "a.csv", table(f"1,{CMD},w".encode()), "rows", refused=False),
    of_bytes("a formula in a heading", "a.csv", f'{CMD},"=1+1"\n1,2\n'.encode(), "rows", refused=False),
    of_bytes("a formula behind an apostrophe", "a.csv", table(b"1,'=1+1,w"), "apostrophe", refused=False),
    of_bytes("a script in a cell", "a.csv", table(b"1,<script>alert(1)</script>,w"), "rows", refused=False),
    of_bytes("a NUL in a cell", "a.csv", table(b"1,a\0b,w", PLAIN), "nul", refused=False),
    of_bytes("a NUL in a heading", "a.csv", b"id,ti\0tle\n1,a\n", "nobody sees", refused=False),
    of_bytes(
        "a long cell within its row", "a.csv", lambda: table(b"1,t," + b"x" * MEGA + b"x"), "too_long", refused=False
    ),
    of_bytes("two encodings", "a.csv", table("1,قصف,w".encode(), windows("2,قصف,w"), PLAIN), "encoding", refused=False),
    of_bytes("UTF-8 cut in a sign", "a.csv", table(PLAIN, b"2,\xd9,w"), "encoding", refused=False),
    of_bytes("UTF-8 of surrogates", "a.csv", table(b"1,\xed\xa0\x80,w", PLAIN), "encoding", refused=False),
    of_bytes("overlong UTF-8", "a.csv", table(b"1,\xc0\xafetc,w", PLAIN), "encoding", refused=False),
    of_bytes("UTF-16 without a mark", "a.csv", table(PLAIN).decode().encode("utf-16-le"), "UTF-16", refused=False),
    of_bytes("big UTF-16 without a mark", "a.csv", table(PLAIN).decode().encode("utf-16-be"), "UTF-16", refused=False),
    of_bytes(
        "UTF-16 with half a sign",
        "a.csv",
        codecs.BOM_UTF16_LE + "a,b\n1,x".encode("utf-16-le") + b"\x00\xd8",
        "surrogate",
        refused=False,
    ),
    of_bytes(
        "UTF-16 cut in a sign", "a.csv", codecs.BOM_UTF16_LE + "a,b\n1,x\n".encode("utf-16-le") + b"y", "encoding"
    ),
    of_bytes("UTF-32", "a.csv", table(PLAIN).decode().encode("utf-32"), "UTF-32", refused=False),
    of_bytes("UTF-7", "a.csv", table(b"1,+ADw-script+AD4-,w"), "rows", refused=False),
    of_bytes(
        "a byte order mark in the middle",
        "a.csv",
        table(b"1,a" + codecs.BOM_UTF8 + b"b,w"),
        "byte order mark",
        refused=False,
    ),
    of_bytes("two byte order marks", "a.csv", codecs.BOM_UTF8 * 2 + table(PLAIN), "nobody sees", refused=False),
    of_bytes("control signs", "a.csv", table(b"1,a\x1b[31mb\x07,w"), "control signs", refused=False),
    of_bytes(
        "a heading from right to left", "a.csv", "id,\u202etxet\u202c\n1,a\n".encode(), "nobody sees", refused=False
    ),
    of_bytes("line ends in headings", "a.csv", b'id,"ti\r\ntle"\r\n1,a\r\n', "several lines", refused=False),
    of_bytes("headings twice", "a.csv", b"id,title,title\n1,a,b\n", "title (2)", refused=False),
    of_bytes("a heading called like a second one", "a.csv", b"a,a (2),a\n1,2,3\n", "a (3)", refused=False),
    of_bytes("headings left empty", "a.csv", b"id,,title\n1,2,3\n", "column 2", refused=False),
    of_bytes(
        "a heading of ten thousand signs", "a.csv", b"id," + b"t" * 10_000 + b"\n1,2\n", "are kept", refused=False
    ),
    of_bytes("rows longer than the headings", "a.csv", table(PLAIN, b"2,a,b,c,d"), "too_many_cells", refused=False),
    of_bytes("words after a quotation mark", "a.csv", table(b'1,"a"b,c', PLAIN), "quotes", refused=False),
    of_bytes("digits cut by a spreadsheet", "a.csv", table(b"1,1.23457E+15,w"), "digits", refused=False),
    of_bytes("errors for values", "a.csv", table(b"1,#N/A,w"), "error", refused=False),
    of_bytes("every kind of line end", "a.csv", b"id,title\r1,a\n2,b\r\n3,c\r", "rows", refused=False),
]
CASES: list[Case] = REFUSED + TAKEN
