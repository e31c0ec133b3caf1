"""Whom a verb is done to, as a dependency parse has it; in the labels of Universal Dependencies or of ClearNLP.

The two schemes agree on most names; where they differ ("obj" and "dobj", "nsubj:pass" and "nsubjpass"), both are known.
"""

from spacy.tokens import Token

from .lexicon import NOTHING, folded, lexicon

OBJECTS = frozenset({"obj", "dobj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})
SUBJECTS = frozenset({"nsubj"})
CLAUSES_OF_NOUNS = frozenset({"acl", "acl:relcl", "relcl", "vmod", "partmod"})
NUMBERS = frozenset({"nummod", "num", "nummod:gov"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
KINDS = frozenset({"killed", "injured", "arrested"})
_FRAMES = frozenset({"harm", "harm_of_people", "death"})
_PARTICIPLES = frozenset({"past", "participle", "adjective"})


def people_verb(token: Token) -> dict[str, str]:
    """Return the kinds of harm that a verb form tells of, each with the frame in which it does."""
    entry = lexicon().words.get(folded(token.text, token.norm_), NOTHING)
    return {use.kind: use.frame for use in entry.verbs if use.kind in KINDS and use.frame in _FRAMES}


def patients(verb: Token) -> list[Token]:
    """Return the heads of the noun phrases that something is done to, with those joined to them.

    A participle after its noun, "three men killed in the town", is done to that noun; a verb joined to another one
    without an object of its own shares that one's.
    """
    own = _own(verb)
    if not own and verb.dep_ == "conj":
        own = _own(verb.head)
    return [patient for head in own for patient in (head, *_joined(head))]


def _own(verb: Token) -> list[Token]:
    passive = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS]
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    if passive or objects:
        return passive or objects
    if "death" in people_verb(verb).values():
        return [child for child in verb.children if child.dep_ in SUBJECTS]
    return [verb.head] if verb.dep_ in CLAUSES_OF_NOUNS and is_participle(verb) else []


def _joined(head: Token) -> list[Token]:
    return [token for child in head.children if child.dep_ == "conj" for token in (child, *_joined(child))]


def is_participle(verb: Token) -> bool:
    """Tell whether a verb form can be the participle of something that was done."""
    entry = lexicon().words.get(folded(verb.text, verb.norm_), NOTHING)
    return any(use.form in _PARTICIPLES for use in entry.verbs)


def manner(verb: Token) -> str:
    """Return how the parse ties a verb to whom it is done: passive, object, participle or subject."""
    labels = {child.dep_ for child in verb.children}
    if labels & PASSIVE_SUBJECTS:
        return "passive"
    if labels & OBJECTS:
        return "object"
    return "participle" if verb.dep_ in CLAUSES_OF_NOUNS else "subject"
