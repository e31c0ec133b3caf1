"""What a cell says, and what is wrong with it: signs that cannot be kept, digits that lost something, lengths."""

import re

from annotator.exchange.contract import Problem
from annotator.exchange.tables.bounds import Bounds
from annotator.exchange.tables.raw import Flaw, Said, Value

_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are not in the file's encoding, as Python holds them
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MARK = "\ufeff"
_OTHER_DIGITS = re.compile("[٠-٩۰-۹]")
_NUMBER_LIKE = re.compile(r"[\s+\-−]*[\d٠-٩۰-۹][\d٠-٩۰-۹\s.,٫٬/:+\-−%TZ]*")
_TO_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬−", "01234567890123456789.,-")
_EXPONENT = re.compile(r"[+-]?\d([.,]\d+)?[eE]\+?\d{1,3}")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
_LONGEST_NUMBER = 60

Clean = tuple[str, Problem | None, str]


def clean(name: str, value: Value, bounds: Bounds) -> Clean:
    """Return a cell's text with what is wrong with it and what is to be said about it ("" for nothing)."""
    if isinstance(value, Flaw):
        return value.text, Problem.of(value.kind, name, readable(value.text), value.reason), ""
    if isinstance(value, Said):
        text, problem, note = clean(name, value.text, bounds)
        return text, problem, f"{name}: {value.note}" + (f" {note}" if note else "")
    if len(value) > bounds.cell:
        return "", Problem.of("too_long", name, readable(value[:200]), bounds.sentence("cell", len(value))), ""
    if value.isascii() and value.isprintable():
        return _of_plain(name, value)
    return _of_signs(name, value)


def readable(text: str) -> str:
    """Return a text that every page and database can hold, whatever signs are in it."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "\u2400")


def _of_plain(name: str, text: str) -> Clean:
    if text[:1] == "#" and text.strip().upper() in _ERRORS:
        return text, Problem.of("error", name, text, "A formula failed here, and its error was saved for a value."), ""
    if len(text) <= _LONGEST_NUMBER and _EXPONENT.fullmatch(text) and _lost(text):
        return text, Problem.of("digits", name, text, "A spreadsheet shortened this number; its digits are lost."), ""
    return text, None, ""


def _lost(text: str) -> bool:
    digits, _, exponent = text.lower().partition("e")
    return int(exponent) >= sum(sign.isdigit() for sign in digits)


def _of_signs(name: str, text: str) -> Clean:
    if "\0" in text:
        reason = "NUL signs cannot be kept; the file was damaged or is no text."
        return text, Problem.of("nul", name, readable(text), reason), ""
    if _ESCAPED.search(text):
        reason = "Some bytes here are not in the encoding of the rest of the file."
        return text, Problem.of("encoding", name, readable(text), reason), ""
    if _SURROGATE.search(text):
        return text, Problem.of("surrogate", name, readable(text), "Half a sign stands here, the other is lost."), ""
    return _noted(name, text)


def _noted(name: str, text: str) -> Clean:
    if len(text) <= _LONGEST_NUMBER and _OTHER_DIGITS.search(text) and _NUMBER_LIKE.fullmatch(text):
        plain = text.translate(_TO_ASCII)
        return plain, None, f"{name}: “{text}” is read as {plain}."
    notes = []
    if _MARK in text:
        text = text.replace(_MARK, "")
        notes.append(f"{name}: a byte order mark within the text was taken off.")
    if found := _CONTROL.search(text):
        notes.append(f"{name}: has control signs (U+{ord(found[0]):04X}), which are kept.")
    return text, None, " ".join(notes)
