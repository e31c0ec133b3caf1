"""What an act would move, in words: "Killed, combatants, January 2022: 25 → 26"."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.claims.life import ACCEPTED
from annotator.claims.vocabulary import terms
from annotator.incidents import wording
from annotator.incidents.effect.acts import Thought
from annotator.incidents.effect.comparing import Move, difference, month, months, moves
from annotator.incidents.effect.reading import MOST, Facts, facts_of_month
from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.figures import RECORDED_COLUMN, Exclusion, Figure
from annotator.incidents.quoting import in_quotes
from annotator.incidents.tally import tally

NOTHING_YET = "nothing"
ONLY_THE_STEP = f"the month has more than {MOST} claims of this kind, so only the step is counted here"


@dataclass(frozen=True)
class Line:
    """One figure that moves: `before` is empty where only the step is known."""

    label: str
    period: str
    before: str
    after: str
    notes: tuple[str, ...]
    is_recorded: bool


@dataclass(frozen=True)
class Effect:
    """All that an act would move, and why it would move nothing where that is so."""

    lines: tuple[Line, ...]
    because: str = ""

    @property
    def in_words(self) -> str:
        """Return the whole effect as one sentence, for the ear."""
        told = [_aloud(line) for line in self.lines]
        return "; ".join([*told, self.because] if self.because else told)


def effect_of(thought: Thought) -> Effect:
    """Count the figures without an act and with it, and say what moves.

    The claims of the act's own incidents tell what moves; those of the month are read only to say from where to where.
    """
    before, after = list(thought.before.values()), list(thought.after.values())
    lines: list[Line] = []
    for window in months([*before, *after]):
        if found := moves(before, after, window):
            lines += _lines(found, thought, window)
    return Effect(tuple(lines), _because(thought))


def _lines(found: list[Move], thought: Thought, window: Window) -> list[Line]:
    kinds = {kind: term.label for kind, term in terms("kinds").items()}
    rest = facts_of_month((move.figure.measure for move in found), window, thought.before | thought.after)
    if rest is None:
        return [_step(move, kinds) for move in found]
    whole = moves(_all(rest, thought.before), _all(rest, thought.after), window)
    places = {move.place for move in found}
    return [_from_to(move, kinds) for move in whole if move.place in places]


def _all(rest: Facts, own: Facts) -> list[Fact]:
    return [*rest.values(), *own.values()]


def _from_to(move: Move, kinds: Mapping[str, str]) -> Line:
    before, after = _shown(move.before), _shown(move.after)
    notes = wording.notes(move.figure, kinds) if move.after else ()
    return _line(
        move, kinds, before, after, (*_other_best(move), *_more_sources(move), *notes) if before == after else notes
    )


def _other_best(move: Move) -> tuple[str, ...]:
    """Return which number is the best one, where that changes and the range does not."""
    was, becomes = (each.number.best if each and each.number else None for each in (move.before, move.after))
    return () if was == becomes else (f"best number {_or_none(was)} → {_or_none(becomes)}",)


def _or_none(best: int | None) -> str:
    return "none" if best is None else f"{best:,}"


def _more_sources(move: Move) -> tuple[str, ...]:
    """Return how many sources stand behind a number that does not move, where that changes."""
    was, becomes = (each.sources if each else 0 for each in (move.before, move.after))
    return () if was == becomes else (f"{was} → {becomes} independent {wording.plural('source', becomes)}",)


def _step(move: Move, kinds: Mapping[str, str]) -> Line:
    step = difference(move)
    moved = _signed(step) if step else ""
    after = moved if moved else f"{_shown(move.before)} → {_shown(move.after)} in this incident"
    return _line(move, kinds, "", after, (*(() if moved else _other_best(move)), ONLY_THE_STEP))


def _line(move: Move, kinds: Mapping[str, str], before: str, after: str, notes: tuple[str, ...]) -> Line:
    figure = move.figure
    recorded = figure.column == RECORDED_COLUMN
    name = wording.label(figure.measure, kinds)
    return Line(
        label=name if recorded else f"{name} ({wording.column(figure).lower()})",
        period=wording.when(move.window.start, None, wording.MONTH_PRECISION),
        before=before,
        after=after,
        notes=notes,
        is_recorded=recorded,
    )


def _shown(figure: Figure | None) -> str:
    if figure is None or not (figure.incidents or figure.reported_none):
        return NOTHING_YET
    return wording.headline(figure)


def _signed(step: Number) -> str:
    """Return a step as "+1" or "+23–25"; nothing where the number itself does not move."""
    known = [bound for bound in (step.min, step.max) if bound is not None]
    if not any(known):
        return ""
    low, high = f"{step.min:+,}".replace("-", "−"), "" if step.max in (None, step.min) else f"{step.max:+,}"
    return f"{low} at least" if step.max is None else f"{low} to {high.replace('-', '−')}" if high else low


def _because(thought: Thought) -> str:
    """Return which rule keeps the claim itself out, where one does."""
    if thought.claim is None:
        return ""
    fact = thought.after[thought.claim]
    if fact.date_start is None:
        return "It has no date yet, and counts in no period (R16)."
    out = _exclusion(thought, month(fact.date_start))
    if out is None or fact.status not in ACCEPTED:
        return ""
    (reason,) = in_quotes([_lower(out.reason)])
    return f"Its own number is not added: {reason} ({out.rule})"


def _exclusion(thought: Thought, window: Window) -> Exclusion | None:
    found = tally(thought.after.values(), window).exclusions
    return next((one for one in found if one.claim_id == thought.claim), None)


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".") if sentence[1:2].islower() else sentence.rstrip(".")


def _aloud(line: Line) -> str:
    arrow = f"from {line.before} to {line.after}" if line.before else line.after
    return f"{line.label}, {line.period}: {arrow}"
