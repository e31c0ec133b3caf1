"""Headlines whose figures are bound to the tally: {killed-combatant} stands where "24–26" will be read.

A number typed by hand is let through only where the tally says the same. Pure: no query, no HTML.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from reports.models import Figure
from reports.workbench.words import Typed, table, typed_numbers

RECORDED = "recorded"
NAME = re.compile(r"\{([^{}]*)\}")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure by the name under which a headline mentions it."""

    name: str
    figure: Figure

    @property
    def display(self) -> str:
        """Return what will be read in its place."""
        return self.figure.display

    @property
    def braced(self) -> str:
        """Return the name as it is typed."""
        return f"{{{self.name}}}"


def bound(figures: Iterable[Figure]) -> dict[str, Bound]:
    """Return the figures by name, in the tally's order; the name says what is counted, and the column if need be."""
    found: dict[str, Bound] = {}
    for figure in figures:
        name = _name(figure)
        while name in found:
            name += "-x"
        found[name] = Bound(name, figure)
    return found


def rendered(text: str, names: Mapping[str, Bound]) -> str:
    """Return the headline as readers see it; a name that the tally does not know stays as it was typed."""
    return NAME.sub(lambda match: names[match[1]].display if match[1] in names else match[0], text)


def mistakes(text: str, names: Mapping[str, Bound]) -> list[str]:
    """Return a sentence for every name that means no figure and every typed number that the tally does not say."""
    unknown = [_unknown(match[1], names) for match in NAME.finditer(text) if match[1] not in names]
    return [*unknown, *(said for sentence in SENTENCE_ENDS.split(text) for said in _disagreeing(sentence, names))]


def _name(figure: Figure) -> str:
    measure = figure.data["measure"]
    parts = [measure["kind"]]
    if measure["victim_status"] != "not_applicable":
        parts.append(measure["victim_status"])
    elif measure["unit"] not in ("event", "projectile"):
        parts.append(measure["unit"])
    parts += [measure["detail"], figure.data["party"], "other-days" if figure.data["outside_window"] else ""]
    name = "-".join(slug for part in parts if (slug := NOT_WORDS.sub("-", part.lower()).strip("-")))
    return name if figure.column == RECORDED else f"{figure.column.replace('_', '-')}.{name}"


def _unknown(name: str, names: Mapping[str, Bound]) -> str:
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f" Did you mean {{{near[0]}}}?" if near else ""
    return f"“{{{name}}}” names no figure of this draft.{hint}"


def _disagreeing(sentence: str, names: Mapping[str, Bound]) -> list[str]:
    found = []
    for typed in typed_numbers(sentence):
        word, meant = _meant(sentence, typed, names)
        if any(_agrees(typed, one.figure) for one in meant):
            continue
        found.append(_refusal(typed, word, meant))
    return found


def _meant(sentence: str, typed: Typed, names: Mapping[str, Bound]) -> tuple[str, Sequence[Bound]]:
    """Return the word nearest to a number that says what is counted, and the figures that it may mean."""
    near = sorted(_mentions(sentence, typed), key=lambda mention: mention[0])
    if not near:
        return "", list(names.values())
    _, word, kinds = near[0]
    of_kind = [one for one in names.values() if one.figure.data["measure"]["kind"] in kinds]
    statuses = _statuses(sentence, typed)
    of_status = [one for one in of_kind if one.figure.data["measure"]["victim_status"] in statuses]
    return word, of_status or of_kind


def _mentions(sentence: str, typed: Typed) -> Iterable[tuple[int, str, set[str]]]:
    kinds: dict[str, set[str]] = {}
    for kind, told in table()["kinds"].items():
        for word in told["words"]:
            kinds.setdefault(word, set()).add(kind)
    for match in re.finditer(r"[A-Za-z]+", sentence):
        if match[0].lower() in kinds:
            yield abs(match.start() - typed.start), match[0], kinds[match[0].lower()]


def _statuses(sentence: str, typed: Typed) -> set[str]:
    """Return the statuses that the first such word after a number means: "four civilians"."""
    for match in re.finditer(r"[A-Za-z]+", sentence[typed.start + len(typed.text) :]):
        found = {id for id, told in table()["statuses"].items() if match[0].lower() in told["words"]}
        if found:
            return found
    return set()


def _agrees(typed: Typed, figure: Figure) -> bool:
    number = figure.data["net"] or figure.data["number"] or {}
    said = {number.get("min"), number.get("best"), number.get("max")} - {None}
    if len(typed.values) == 2:
        return list(typed.values) == [number.get("min"), number.get("max")]
    # Of a range, one end alone would read as the whole.
    return set(typed.values) <= said and len({number.get("min"), number.get("max")} - {None}) < 2


def _refusal(typed: Typed, word: str, meant: Sequence[Bound]) -> str:
    beside = f" beside “{word}”" if word else ""
    if not meant:
        return f"“{typed.text}”{beside}: no figure of this draft says so. Leave it out, or say it in words."
    if not word:
        return f"“{typed.text}”: no figure of this draft says so. Leave it out, or put a figure's name in braces."
    one = meant[0]
    return (
        f"“{typed.text}”{beside} disagrees with the tally, which says {one.display} for {one.figure.label}. "
        f"Write {{{one.name}}}, and the figure follows the tally."
    )
