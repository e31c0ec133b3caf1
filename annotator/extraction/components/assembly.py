"""The last step: frozen candidates from finished events, in text order."""

from spacy.language import Language
from spacy.tokens import Doc

from ..candidates import Candidate, Place
from ..numbers import Quantity
from ..reading import Event, Reading, reading_of
from ..scoring import probability, traits, whose

EXTRACTOR_VERSION = "0.3.1"
CANDIDATES = "candidates"
_NO_NUMBER = Quantity(None, None, None, "")


@Language.factory("claim_assembly")
def make_assembly(nlp: Language, name: str) -> "Assembler":
    return Assembler()


class Assembler:
    """Turns the notes into candidates and leaves nothing else on the document."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        events = sorted((e for e in reading.events if not e.dropped), key=_place_in_text)
        order = {id(event): number for number, event in enumerate(events)}
        doc.user_data = {CANDIDATES: [_candidate(reading, event, order) for event in events]}
        for sentence in reading.sentences:
            sentence.events.clear()  # events and sentences point at each other: free them without the collector
        return doc


def _place_in_text(event: Event) -> tuple[int, bool, int, str]:
    """Order by where the words begin; a whole comes before the parts that begin with it."""
    start, end = _span(event)
    return start, event.part_of is not None, end, event.kind


def _span(event: Event) -> tuple[int, int]:
    """Return the code points of the words that carry the claim: its event word and whom or what it counts."""
    words = event.sentence.words
    if event.span is not None:
        return event.span
    first, last = event.trigger
    if event.target is not None:
        target = (event.target.start, max(event.target.end, event.target_end))
        if event.part_of is not None:
            first, last = target
        else:
            first, last = min(first, target[0]), max(last, target[1])
    return words[first].start, words[last - 1].end


def _candidate(reading: Reading, event: Event, order: dict[int, int]) -> Candidate:
    start, end = _span(event)
    quantity = event.quantity or _NO_NUMBER
    dated = event.date
    of = order.get(id(event.of)) if event.of is not None else None
    places = tuple(Place(p.name, p.role, p.start, p.end, p.precision) for p in event.places)
    actor = whose(event.actor, event.actor_at, event.sentence.start, event.sentence.end)
    score = probability(
        traits(
            event.kind, event.rule, quantity.hedge, event.modality, event.role, event.status, event.date_basis,
            bool(places), actor, event.sentence.paragraph,
        )
    )  # fmt: skip
    return Candidate(
        kind=event.kind, unit=event.unit, hedge=quantity.hedge,
        min=quantity.min, best=quantity.best, max=quantity.max,
        start=start, end=end, quote=reading.text[start:end],
        modality=event.modality, scope=tuple(event.scope),
        actor=event.actor, target=event.target_text, victim_status=event.status, places=places,
        date_start=dated.first if dated else None, date_end=dated.last if dated else None,
        date_precision=dated.precision if dated else None, date_basis=event.date_basis,
        attribution=event.attribution, role=event.role, rule=event.rule, score=score,
        of=of, weapon=event.weapon, age_group=event.age, sex=event.sex,
        place_precision=_place_precision(places),
        paragraph=event.sentence.paragraph,
        sentence_start=event.sentence.start, sentence_end=event.sentence.end,
        evidence=_evidence(event), extractor_version=EXTRACTOR_VERSION, combined=event.rule.endswith(".combined"),
    )  # fmt: skip


def _place_precision(places: tuple[Place, ...]) -> int | None:
    return min((place.precision for place in places if place.role == "event"), default=None)


def _evidence(event: Event) -> tuple[tuple[str, int, int], ...]:
    words = event.sentence.words
    first, last = event.trigger
    found = [("kind", words[first].start, words[last - 1].end)]
    if event.target is not None and event.target.quantity is not None:
        a, b = event.target.quantity_at
        found.append(("quantity", words[a].start, words[b - 1].end))
    for name, span in (
        ("actor", event.actor_at),
        ("target", event.target_at),
        ("attribution", event.attribution_at),
    ):
        if span is not None:
            found.append((name, *span))
    if event.date is not None and event.date.end > event.date.start:
        found.append(("date", event.date.start, event.date.end))
    return tuple(found)
