"""Running totals: which counts are of a stretch of time, and what is said of the total alone."""

from .harm_nouns import BRINGS
from .reading import Event, Reading, VerbGroup

_OF_EVENT = frozenset({"in", "at", "by", "from", "after", "when", "during"})


def before_the_raise(reading: Reading, event: Event) -> str | None:
    """Return the words before a total that an event raises, or none if there is no such total.

    In "two were killed, bringing to 45 the number since January" the "since" is said of the 45, not of the two.
    """
    total = next((e for e in event.sentence.events if e.rule.endswith(".toll") and e.role == "cumulative"), None)
    if total is None or event.trigger[0] >= total.trigger[0]:
        return None
    words = event.sentence.words
    raised = next((at for at in range(event.trigger[1], total.trigger[0]) if words[at].norm in BRINGS), None)
    return None if raised is None else f" {reading.text[event.sentence.start : words[raised].start].lower()} "


def of_no_event(event: Event) -> bool:
    """ "The number of civilians killed has reached 10,000": no event is named, so it counts a stretch of time."""
    words, chunks = event.sentence.words, event.sentence.chunks
    numbered = any(word.norm == "number" for word in words[: event.trigger[1]])
    if not event.rule.endswith(".toll") or event.places or not numbered:
        return False
    for chunk in chunks[event.chunk + 1 :]:
        if isinstance(chunk, VerbGroup):
            return True
        if words[chunk.start].norm in _OF_EVENT:
            return False
    return False
