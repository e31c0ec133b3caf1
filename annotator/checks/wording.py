"""Words that are a slip of the pen, bent so that a filter misses them, or no part of the report."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from annotator.checks.base import Case, Check, Finding, Severity, Span
from annotator.checks.layout import lines

_DATA = Path(__file__).parent / "data"
# A mark inside a word, a hyphen inside an abbreviation or a figure for a letter: ki*lling, IS-IS, k1lled.
_BENT = re.compile(
    r"\b(?:[A-Za-z]+[*#$@•·]+[A-Za-z]+|I-?S-I-?S|IS-IS|(?:k1ll|ki11|m4ss|b0mb|ra\.pe|de\.ath|kil\.l)\w*)\b"
    "|[A-Za-z]\u200b+[A-Za-z]+|[A-Za-z]\u00ad+[A-Za-z]+"
)
_BENT_AND_FINE = re.compile(r"[\w.]+@\w+\.\w+|US\$")
# Nobody bends a word by an @ before a capital or a long rest: that is somebody's name on a network.
_HANDLE = re.compile(r"@(?:[A-Z]|\w{7})")
_SITE_NAME = re.compile(r"\s[•|»–-]\s(?=[^•|»\n]{3,80}$)")
_ENOUGH = 3
_LONG = 40


class ObfuscatedSpelling(Check):
    """Points at "ki*lling" and "IS-IS", which are read through; passes an e-mail address."""

    id = "obfuscated_spelling"
    name = "Obfuscated spelling"
    description = "A word was bent so that a filter misses it. It is read as what it stands for and quoted as it is."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding with every bent word."""
        found = [match for match in _BENT.finditer(case.text) if not _is_fine(case.text, match)]
        if found:
            words = ", ".join(dict.fromkeys(f"“{match[0]}”" for match in found[:5]))
            yield Finding(f"Bent spelling: {words}.", tuple(match.span() for match in found))


class SuspectedSlip(Check):
    """Points at "discriminate bombardment" and "one the shells"; passes clean text."""

    id = "suspected_slip"
    name = "Suspected slip in the text"
    description = "The text probably means another word. The quote keeps what is written; the analyst decides."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each slip, with what is probably meant."""
        for pattern, say in _slips():
            for match in pattern.finditer(case.text):
                yield Finding(f"“{' '.join(match[0].split())}”: {say}.", (match.span(),))


class PageFurniture(Check):
    """Points at a cookie notice and "You might also like"; passes the report's own paragraphs."""

    id = "page_furniture"
    name = "Page furniture"
    description = "These lines belong to the web page and not to the report; nothing in them is a claim."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding with all the lines of the page round the report."""
        found = list(_furniture(case.text))
        if found:
            yield Finding("These lines are the web page's, not the report's.", tuple(found))


class Advocacy(Check):
    """Points at paragraphs of appeals and demands; passes a paragraph that reports an appeal among events."""

    id = "advocacy"
    name = "Advocacy and standing text"
    description = "These paragraphs appeal, warn and demand, often in every report of a series; nothing in them counts."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding for each run of such paragraphs."""
        spans = list(lines(case.text))
        cues = [_cues(case.text[slice(*span)]) for span in spans]
        marked = zip(spans, (_is_advocacy(cues, number) for number in range(len(spans))), strict=True)
        for is_advocacy, run in groupby(marked, key=lambda one: one[1]):
            if is_advocacy:
                yield Finding("Appeals and standing text: nothing here counts.", tuple(span for span, _ in run))


def _is_fine(text: str, match: re.Match[str]) -> bool:
    if _HANDLE.search(match[0]):
        return True
    around = text[max(0, match.start() - _LONG) : match.end() + _LONG]
    return any(match[0] in fine[0] for fine in _BENT_AND_FINE.finditer(around))


def _furniture(text: str) -> Iterator[Span]:
    all_lines = list(lines(text))
    for number, (start, end) in enumerate(all_lines):
        line = text[start:end]
        repeated = any(text[slice(*other)] == line[: _title_end(line)] for other in all_lines[number + 1 : number + 4])
        if _is_furniture(line) or (number == 0 and _title_end(line) < len(line) and repeated):
            yield start, end


def _title_end(line: str) -> int:
    match = _SITE_NAME.search(line)
    return match.start() if match else len(line)


def _is_furniture(line: str) -> bool:
    found = sum(len(match[0]) for match in _words_of("furniture.json").finditer(line))
    # A sentence of the report may well speak of a newsletter; a line of the page speaks of little else.
    return found > 0 and (found * 3 > len(line) or "cookies" in line.lower())


def _is_advocacy(cues: Sequence[int], number: int) -> bool:
    """Tell whether a paragraph says little but demands; a milder one between two of them belongs to them."""
    if cues[number] >= _ENOUGH:
        return True
    beside = [cues[other] for other in (number - 1, number + 1) if 0 <= other < len(cues)]
    return cues[number] > 0 and len(beside) > 1 and min(beside) >= _ENOUGH


def _cues(paragraph: str) -> int:
    return len({match[0].lower() for match in _words_of("advocacy.json").finditer(paragraph)})


@cache
def _words_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(json.loads((_DATA / name).read_text('utf-8')))})\b", re.IGNORECASE)


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = json.loads((_DATA / "slips.json").read_text("utf-8"))
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["say"]) for row in rows)
