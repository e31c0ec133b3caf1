"""Places by syntax: what follows "in", "near", "from" or "towards" and reads as a place."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses, chunk_span
from ..data import load
from ..lexicon import DASHES
from ..own_places import for_event, places_for
from ..people import is_people
from ..reading import Phrase, PlaceMention, Reading, Sentence, Word, reading_of
from ..syntax import BEARINGS

_NOT_PLACES = frozenset(load("telling")["not_places"])
_LOOK = 30
_BREAKS = tuple(load("telling")["breaks_dating"])
_COUNTRIES = frozenset(name.lower() for name in load("gazetteer")["countries"])
_PROVINCES = frozenset(name.lower() for name in load("gazetteer")["provinces"])
_AT = frozenset({"in", "at", "near", "on", "of", "across", "inside", "outside", "around", "over", "between", "within",
                 "throughout", "against", "off", "along", "opposite", "northern", "eastern", "by", 
                 *BEARINGS})  # fmt: skip
_FROM = frozenset({"from"})
_TO = frozenset({"to", "towards", "toward", "into"})
_JOINERS = frozenset({*DASHES, "al", "el", "ez", "as", "ash", "ar", "de"})
_REGIONS = frozenset({"zone", "strip", "corridor", "enclave"})
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern north-eastern north-western south-eastern south-western rural
    central""".split()
)
_STRIKING = frozenset({"attack", "assault", "air", "impact", "damage", "control"})


@Language.factory("claim_places")
def make_places(nlp: Language, name: str) -> "PlaceFinder":
    return PlaceFinder()


class PlaceFinder:
    """Finds the places of each sentence and gives them to its events."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        live = [sentence for sentence in reading.sentences if sentence.live]
        for number, sentence in enumerate(live):
            if not sentence.events:
                continue
            places = _places_of(sentence, reading)
            around = self._around(reading, live, number) if not places else []
            for event in sentence.events:
                own = places_for(event, places)
                near = around if event.modality != "hypothetical" else []
                event.places = own or [for_event(event, place) for place in near]
        return doc

    @staticmethod
    def _around(reading: Reading, live: list[Sentence], number: int) -> list[PlaceMention]:
        """Return the places of the nearest sentence that can lend them: before it, after it, then a paragraph up."""
        sentence = live[number]
        above = next((s for s in reversed(live[max(0, number - _LOOK) : number]) if _places_of(s, reading)), None)
        after = next((s for s in live[number + 1 : number + 2] if _places_of(s, reading)), None)
        for other in (above, after):
            if other is not None and other.paragraph == sentence.paragraph:
                return other.places
        heading = _heading_place(reading, sentence)
        opening = reading.text[sentence.start : sentence.start + 40].lower()
        if heading or above is None or (not sentence.listed and opening.startswith(_BREAKS)):
            return heading
        reach = 4 if above.headline or sentence.listed else 1
        return above.places if sentence.paragraph - above.paragraph <= reach else []


def _places_of(sentence: Sentence, reading: Reading) -> list[PlaceMention]:
    """Read the places of a sentence when they are first asked for."""
    if not sentence.placed:
        sentence.placed, sentence.places = True, find_places(sentence, reading)
    return sentence.places


def find_places(sentence: Sentence, reading: Reading) -> list[PlaceMention]:
    """Return the places of a sentence in text order."""
    clauses = Clauses(sentence, reading.upper)
    found: list[PlaceMention] = []
    for at, chunk in enumerate(sentence.chunks):
        if not isinstance(chunk, Phrase):
            continue
        link = sentence.words[sentence.chunks[at - 1].start].norm if at and clauses.governed(at) else ""
        place = _place(sentence, reading, chunk, link, clauses, at, found)
        if place is not None:
            found.append(place)
    return found


def _place(
    sentence: Sentence,
    reading: Reading,
    phrase: Phrase,
    link: str,
    clauses: Clauses,
    at: int,
    found: list[PlaceMention],
) -> PlaceMention | None:
    words = sentence.words[phrase.start : phrase.end]
    if words[-1].dated or not (words[-1].norm in _REGIONS or any(word.text[0].isupper() for word in words)):
        return None
    typed = [w.entry.place for w in words if w.entry.place]
    name = _name(words)
    if not name or (phrase.noun is not None and not typed):
        return None
    if any(word.norm.rstrip("-") in _NOT_PLACES for word in words) or _names_person(words):
        return None
    if phrase.actors and typed and max(typed) < 5 and not _named_apart(phrase, sentence):
        return None
    known = _known(name)
    listed = clauses.type(at - 1) in ("conj", "comma") and bool(found) and found[-1].end >= words[0].start - 6
    if not typed and not known and (reading.upper or not (link in _AT | _FROM | _TO or listed)):
        return None
    if phrase.actors and not typed and not known:
        return None
    if (
        not typed
        and not known
        and ((is_people(sentence, phrase) and _has_person(words)) or link in ("of", "by", "against", "between"))
    ):
        return None
    if link == "to" and at > 1 and sentence.words[sentence.chunks[at - 1].start - 1].norm == "according":
        return None
    if not (link or listed or known or clauses.type(at - 1) == "vg" or (typed and _is_struck(clauses, at))):
        return None
    start, end = chunk_span(sentence, phrase)
    start = _after_owner(words)
    return PlaceMention(reading.text[start:end], _role(link), start, end, _precision(words, name, typed, link, known))


def _is_struck(clauses: Clauses, at: int) -> bool:
    """ "the village of Tal Hamra was shelled": what an act is done to is where it happens."""
    verb = clauses.verb(at + 1)
    return verb is not None and verb.passive and any(use.frame in _STRIKING for use in verb.entry.verbs)


def _names_person(words: list[Word]) -> bool:
    """ "district chief Mohammad Khan" is no district: somebody's title stands after the word for a place."""
    typed = [at for at, word in enumerate(words) if word.entry.place]
    titled = [at for at, word in enumerate(words) if word.entry.person and not word.entry.place]
    return bool(typed and titled) and titled[-1] > typed[-1] and " of " not in " ".join(w.norm for w in words)


def _after_owner(words: list[Word]) -> int:
    """Leave out articles and owners: "Syria's Idlib" is Idlib."""
    first = 0
    for at, word in enumerate(words[:-1]):
        if word.norm == "'s" or (word.has("determiner") and at == first) or (word.norm in ("a", "an") and at == first):
            first = at + 1
    return words[first].start


def _named_apart(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase has a name of its own beside the party in it: not "the house of an ISIS member"."""
    party = {at for _, start, stop in phrase.actors for at in range(start, stop)}
    return any(
        at not in party and sentence.words[at].text[:1].isupper() and at > 0 for at in range(phrase.start, phrase.end)
    )


def _has_person(words: list[Word]) -> bool:
    return any(word.entry.person for word in words)


def _name(words: list[Word]) -> str:
    """Return the capitalised part of a phrase, which is the name if there is one."""
    named = [w for w in words if (w.text[:1].isupper() or w.norm in _JOINERS) and not w.has("determiner")]
    if any(w.text[:1].isupper() for w in named):
        return " ".join(w.norm for w in named)
    return _region(words)


def _region(words: list[Word]) -> str:
    """ "the de-escalation zone" is a place without a proper name; "the zone" alone is none."""
    plain = [w.norm for w in words if not w.has("determiner")]
    return " ".join(plain) if len(plain) > 1 and plain[-1] in _REGIONS else ""


def _known(name: str) -> int:
    joined = name.replace(" - ", "-")
    return 6 if joined in _COUNTRIES else 4 if joined in _PROVINCES else 0


def _role(link: str) -> str:
    return "origin" if link in _FROM else "destination" if link in _TO else "event"


def _precision(words: list[Word], name: str, typed: list[int], link: str, known: int) -> int:
    if typed == [5] and name and not any(w.norm in _DIRECTIONS for w in words):
        return 2
    if typed:
        widest = max(typed) if any(w.norm in _DIRECTIONS for w in words) and max(typed) == 5 else min(typed)
        return 2 if link == "near" and widest == 1 else widest
    if known:
        return 5 if any(w.norm in _DIRECTIONS for w in words) and known == 6 else known
    return 2 if link in ("near", "around", "outside") else 1


def _heading_place(reading: Reading, sentence: Sentence) -> list[PlaceMention]:
    """Read "Aleppo province: …" and "Deir Ezzor, SANA- …" at the head of a paragraph."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is not None and before.paragraph == sentence.paragraph:
        name = reading.text[before.start : before.end].strip()
        if _known(name.lower()):
            return [PlaceMention(name, "event", before.start, before.end, 4)]
    words = sentence.words[:6]
    for end, word in enumerate(words):
        if word.norm in (":", ",", "-", "(") and end:
            name = _name(words[:end])
            if name and _known(name.replace(" province", "")):
                start, stop = words[0].start, words[end - 1].end
                return [PlaceMention(reading.text[start:stop], "event", start, stop, 4)]
            if word.norm != "-":
                break
    return []
