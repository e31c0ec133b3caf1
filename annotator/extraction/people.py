"""Whether a noun phrase names people, how many, and what the text calls them."""

from .lexicon import NOTHING
from .numbers import Quantity
from .reading import Phrase, Sentence, Word

ONE = Quantity(1, 1, 1, "single")
SEVERAL = Quantity(2, None, None, "several")
NONE = Quantity(0, 0, None, "none_reported")
_PLURALS = frozenset(
    "people men women children police personnel staff troops policemen militiamen gunmen servicemen"
    " families those them they others crew clergy youth".split()
)
_ONES = frozenset({"him", "her", "he", "she", "another", "someone"})
_JOINERS = frozenset({"al", "-", "el", "abu", "bin", "ibn", "bint", "de", "la"})
_TITLE_JOINERS = _JOINERS | {"of", "for", "the", "in"}
_MEMBERS = frozenset("member members personnel element elements men leader leaders commander group groups".split())
_FORCES = frozenset(
    "military armed faction factions formation formations forces army militia militias brigade brigades battalion"
    " division regiment cell cells gang squad".split()
)
_NEVER = frozenset({"him", "her", "them", "he", "she", "they"})


def is_plural(norm: str) -> bool:
    return norm in _PLURALS or (norm.endswith("s") and not norm.endswith(("ss", "us", "is")))


def head_of(sentence: Sentence, phrase: Phrase) -> Word:
    return sentence.words[phrase.head]


def is_bare_number(phrase: Phrase) -> bool:
    return phrase.quantity is not None and phrase.quantity_at[1] == phrase.end


def is_people(sentence: Sentence, phrase: Phrase, upper: bool = False) -> bool:
    """Whether a phrase can be people: a word for people, a bare count, a counted unknown word, or a name."""
    head = head_of(sentence, phrase)
    entry = head.entry
    if phrase.noun is not None and phrase.noun.noun is not None and phrase.noun_at[1] == phrase.head + 1:
        counted = phrase.noun.noun.frame == "victims" and phrase.quantity is not None
        return entry.person is not None and (counted or phrase.noun.noun.frame == "event")
    words = sentence.words[phrase.start : phrase.end]
    if any(word.has("buildings") for word in words) and not any(word.entry.person for word in words):
        return False
    if head.dated or entry.tags & {"times", "possessive"}:
        return False
    if entry.person is not None or head.norm in _NEVER or head.norm == "those":
        return True
    if is_bare_number(phrase):
        return (phrase.quantity is not None and phrase.quantity.hedge != "single") or phrase.end - phrase.start > 1
    if phrase.quantity is not None and head.norm in ("more", "further", "additional"):
        return True
    if (
        entry.weapon
        or entry.place
        or entry.tags & {"vehicles", "arms", "buildings", "batches", "facilities", "not_people"}
    ):
        return False
    if phrase.actors:
        return phrase.quantity is not None or (phrase.actors[-1][0].status == "combatant" and is_plural(head.norm))
    if entry.tags or entry.verbs:
        return False
    if phrase.quantity is not None or (phrase.determiner and not is_plural(head.norm) and not upper):
        return True
    named = _is_full_name(sentence, phrase) if upper else _is_name(sentence, phrase)
    return named or _is_titled(sentence, phrase)


def _is_full_name(sentence: Sentence, phrase: Phrase) -> bool:
    """ "ENRIQUE LOPEZ": in capitals a name shows only by two words or more that the lexicon lacks."""
    words = sentence.words[phrase.start : phrase.end]
    unknown = [word for word in words if word.entry is NOTHING and word.norm.isalpha()]
    return 2 <= len(unknown) == len(words) <= 5


def _is_titled(sentence: Sentence, phrase: Phrase) -> bool:
    """ "senior journalist Aftab Khan": a word for one person before a name; not "women of Kobani"."""
    words = sentence.words[phrase.start : phrase.end]
    titles = [at for at, word in enumerate(words) if word.entry.person is not None and not is_plural(word.norm)]
    named = bool(titles) and titles[-1] + 1 < len(words)
    return named and all(word.text[:1].isupper() or word.norm in _TITLE_JOINERS for word in words[titles[-1] + 1 :])


def _is_name(sentence: Sentence, phrase: Phrase) -> bool:
    words = sentence.words[phrase.start : phrase.end]
    old = [at for at, word in enumerate(words[:-1]) if word.norm == "old"]
    words = words[old[-1] + 1 :] if old else words
    if phrase.start == 0 and len(words) == 1 and is_plural(words[0].norm):
        return False
    return not phrase.determiner and all(w.text[:1].isupper() or w.norm in _JOINERS for w in words)


def count_of(sentence: Sentence, phrase: Phrase) -> Quantity:
    """Return the number of people that a phrase stands for."""
    if phrase.quantity is not None:
        return phrase.quantity
    head = head_of(sentence, phrase)
    if phrase.determiner == "no":
        return NONE
    if phrase.determiner == "another" or head.norm in _ONES or _names_one(sentence, phrase):
        return ONE
    return SEVERAL if is_plural(head.norm) or head.norm == "those" else ONE


def _names_one(sentence: Sentence, phrase: Phrase) -> bool:
    """ "deputy Dario Londono Cardenas": a word for one person before a name, whatever letter the name ends in."""
    words = sentence.words[phrase.start : phrase.end]
    titles = [word for word in words[:-1] if word.entry.person is not None]
    named = head_of(sentence, phrase) is words[-1] and words[-1].entry is NOTHING and words[-1].text[:1].isupper()
    one = bool(titles) and not any(is_plural(word.norm) for word in titles)
    return named and one and not phrase.determiner


def profile(sentence: Sentence, phrase: Phrase) -> tuple[str, str, str]:
    """Return status, age group and sex as the phrase words them."""
    words = sentence.words[phrase.start : phrase.end]
    seen = [w.entry.person for w in words if w.entry.person]
    specific = {p.status for p in seen if p.status != "unknown"}
    if {w.norm for w in words} & {"civilian", "civilians"} and "combatant" not in specific:
        specific = {"civilian"}
    fighters = [actor for actor, _, _ in phrase.actors if actor.status == "combatant"]
    if fighters and head_of(sentence, phrase).norm not in ("civilian", "civilians") and specific != {"civilian"}:
        specific.add("combatant")
    ages = {p.age for p in seen if p.age}
    sexes = {p.sex for p in seen if p.sex}
    status = "mixed_unsplit" if len(specific) > 1 and " and " in _text(words) else _one(specific, sentence, phrase)
    return status, ages.pop() if len(ages) == 1 else "", sexes.pop() if len(sexes) == 1 else ""


def _text(words: list[Word]) -> str:
    return " ".join(word.norm for word in words)


def _one(specific: set[str], sentence: Sentence, phrase: Phrase) -> str:
    head = head_of(sentence, phrase).entry.person
    if head is not None and head.status != "unknown":
        return head.status
    norms = {word.norm for word in sentence.words[phrase.start : phrase.end]}
    if norms & _MEMBERS and norms & _FORCES and not specific:
        return "combatant"
    if "combatant" in specific:
        return "combatant"
    return specific.pop() if specific else "unknown"
