"""What other tools' labels mean here: kinds, and the relations by which a claim is of another one."""

from collections.abc import Sequence

from annotator.claims.vocabulary import terms

OF = "of"


def role_of(name: str) -> str:
    """Return the role that a relation's name tells, or nothing."""
    return _term("roles", name)


def kind_of(label: str) -> str:
    """Return the kind that a label names, or nothing."""
    return _term("kinds", label)


def _term(vocabulary: str, said: str) -> str:
    """Return the id of the term that somebody names by it or by its label, in capitals or not."""
    plain = _plain(said)
    return next((str(one.id) for one in terms(vocabulary).values() if plain in (_plain(one.id), _plain(one.label))), "")


def _plain(said: str) -> str:
    return " ".join(str(said).casefold().replace("-", " ").replace("_", " ").split())


def is_of(names: Sequence[str]) -> bool:
    """Tell whether a relation with these names leads from a claim to the one that it is of; no name at all does."""
    return not names or any(name.strip().lower() == OF or role_of(name) for name in names)
