"""The sorts of problems for which rows are refused, in words."""

WORDS = {
    "ambiguous": "Could be meant in several ways",
    "bad_date": "No date that can be read",
    "bad_url": "No web address",
    "bad_window": "A reporting window that cannot be",
    "characters": "Signs that no text may have",
    "choice": "Not one of the choices",
    "counts": "Recorded figures hang on it",
    "date": "No date that can be read",
    "digits": "A number that lost digits in a spreadsheet",
    "duplicate": "The same as an earlier row",
    "empty": "Empty where something has to stand",
    "encoding": "Letters that cannot be read",
    "error": "An error of the spreadsheet in place of a value",
    "formula": "A formula in place of a value",
    "invalid": "Not valid",
    "no_file": "Its file did not come along",
    "no_publisher": "No publisher",
    "no_text": "No text",
    "not_in_manifest": "A file that no row names",
    "nul": "NUL signs",
    "number": "No number",
    "order": "Numbers in the wrong order",
    "quotes": "A quotation mark that is never closed",
    "surrogate": "Halves of letters",
    "too_long": "Too long",
    "too_many_cells": "More cells than headings",
    "twice": "One name for two values",
    "unknown": "Names something that is not here",
    "unknown_publisher": "A publisher that is not here",
    "unreadable": "A page or file that cannot be read",
    "whole": "No whole number",
}


def words_for(kind: str) -> str:
    """Return a sort of problem as a person says it."""
    return WORDS.get(kind, kind.replace("_", " ").capitalize())
