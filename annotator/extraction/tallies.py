"""What a list of people adds up to, and which of its members only name those before them."""

from .numbers import Quantity
from .people import is_bare_number, is_plural
from .reading import Phrase, Sentence, Word

_VAGUE = frozenset({"several", "tens", "dozens", "scores", "hundreds", "thousands", "none_reported"})
_ALIKE = frozenset({"exact", "single", "pair"})
_ELLIPTIC = frozenset({"others", "other", "another", "more", "rest"})
_JOINERS = frozenset({"al", "el", "ul", "abu", "bin", "ibn", "bint", "de", "la", "van", "von"})
_OLDEST = 110


def is_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a name: "Zra Khan", not "a farmer" or "two men"."""
    words = sentence.words[phrase.start : phrase.end]
    if phrase.quantity is not None or phrase.determiner or words[-1].entry.person is not None:
        return False
    if any(word.norm in ("of", "for") for word in words):  # "MINISTER OF JUSTICE" in a text of capitals
        return False
    return words[0].text[:1].isupper() and all(_in_name(word) for word in words)


def _in_name(word: Word) -> bool:
    return word.text[:1].isupper() or not word.text[:1].isalpha() or word.norm in _JOINERS


def ends_in_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase leads up to one person's name: "the cousin Tamim Attar", "journalist Majd"."""
    last = sentence.words[phrase.end - 1]
    many = phrase.quantity is not None and phrase.quantity.hedge != "single" and phrase.quantity.best != 1
    return not many and last.text[:1].isupper() and last.entry.person is None and phrase.end - phrase.start > 1


def names_its_people(sentence: Sentence, phrase: Phrase) -> bool:
    """ "their two sons Hadi": names begin inside the phrase, so "and Ali" after it is one of the two."""
    words = sentence.words[phrase.start : phrase.end]
    people = [at for at, word in enumerate(words) if word.entry.person is not None and is_plural(word.norm)]
    return bool(people) and people[-1] + 1 < len(words) and all(w.text[:1].isupper() for w in words[people[-1] + 1 :])


def is_age(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """ "Khawla Hasan, 45, was hurt", "two girls, 9 and 11": bare numbers after people are ages."""
    number = phrase.quantity
    if number is None or not is_bare_number(phrase) or phrase.end - phrase.start > 1 or number.hedge != "exact":
        return False
    if (number.best or 0) > _OLDEST:
        return False
    counted = before.quantity is not None and before.quantity.best != 1
    plural = is_plural(sentence.words[before.head].norm) and not ends_in_name(sentence, before)
    return counted == plural and sentence.words[before.head].entry.person is not None if counted else not plural


def are_ages(sentence: Sentence, before: Phrase, numbers: list[Phrase]) -> bool:
    """Whether the phrases in brackets are ages: one after one person, or as many as the people before them.

    "Salim Omari (26)", "a baker (41, a father of two)", "two girls (9 and 11)"; not "seven guards (4)".
    """
    if not numbers or not is_age(sentence, before, numbers[0]):
        return False
    people = before.quantity.best if before.quantity is not None else 1
    ages = [number for number in numbers if is_age(sentence, before, number)]
    return people == 1 or people == len(ages) == len(numbers)


def renames(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase after a comma says again who was named before it.

    "a tribal leader, Zra Khan" is one person and "two guards, Ali and Omar" are two; "a guard, a cook" are two.
    """
    if is_age(sentence, before, phrase):
        return True
    if _is_title_of(sentence, phrase):
        return is_name(sentence, before) or ends_in_name(sentence, before)
    if is_name(sentence, phrase):
        return not is_name(sentence, before)
    one = before.quantity is not None and before.quantity.best == 1 and not ends_in_name(sentence, before)
    if one and not phrase.determiner and phrase.quantity is None and ends_in_name(sentence, phrase):
        return True  # "at least one civilian, paramedic Jihad Taqi"
    if phrase.determiner == "the" and _leads(sentence, phrase):
        return is_name(sentence, before) or ends_in_name(sentence, before)
    if phrase.determiner and ends_in_name(sentence, phrase):
        return phrase.determiner == "the" and before.determiner == "the" and not is_name(sentence, before)
    single = phrase.quantity is not None and phrase.quantity.hedge == "single"
    head = sentence.words[phrase.head]
    single = single or (phrase.determiner == "the" and head.entry.person is not None and not is_plural(head.norm))
    return single and (is_name(sentence, before) or ends_in_name(sentence, before))


def _is_title_of(sentence: Sentence, phrase: Phrase) -> bool:
    """ "director of the newspaper": a word for one person with no article, and what it leads."""
    head = sentence.words[phrase.head]
    bare = not phrase.determiner and phrase.quantity is None and head.entry.person is not None
    return bare and _leads(sentence, phrase)


def _leads(sentence: Sentence, phrase: Phrase) -> bool:
    """ "imam of the mosque", "head of the department": one person by an office."""
    after = sentence.words[phrase.head + 1 : phrase.end]
    return not is_plural(sentence.words[phrase.head].norm) and bool(after) and after[0].norm == "of"


def two_titles(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """ "senator and party leader Luis Galan" is one person; "a senator and party leader Luis Galan" are two."""
    bare = not (before.determiner or before.quantity or phrase.determiner or phrase.quantity)
    title = sentence.words[before.head].entry.person is not None and not is_plural(sentence.words[before.head].norm)
    return bare and title and ends_in_name(sentence, phrase) and not is_name(sentence, phrase)


def total(counts: list[Quantity]) -> Quantity | None:
    """Add up counts: "a mayor and six others" are seven; with "a mayor and dozens" there is no sum."""
    if any(count.min is None or count.hedge in _VAGUE for count in counts):
        return None
    low = sum(count.min or 0 for count in counts)
    best = None if any(count.best is None for count in counts) else sum(count.best or 0 for count in counts)
    high = None if any(count.max is None for count in counts) else sum(count.max or 0 for count in counts)
    alike = all(count.hedge in _ALIKE for count in counts)
    return Quantity(low, best, high, "exact" if alike else "at_least" if high is None else "range")


def common_status(statuses: list[tuple[str, str]]) -> str | None:
    """Return the status of people counted together, from (head word, status); none where sides would be merged.

    "Two rebels and one soldier" fell on two sides; "a militant and two others" on one.
    """
    if sum(status == "combatant" for _, status in statuses) > 1:
        return None
    own = {status for head, status in statuses if not (head in _ELLIPTIC and status == "unknown")}
    if {"civilian", "combatant"} <= own or "mixed_unsplit" in own:
        return None
    return own.pop() if len(own) == 1 else "unknown"
