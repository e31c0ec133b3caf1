"""What this desk may say of METHOD's terms; where it may not, the sentence that the person reads."""

from django.contrib.auth.models import User

from annotator.claims.vocabulary import choices

VOCABULARIES = (
    "kinds", "units", "hedges", "modalities", "scopes", "victim_statuses", "roles", "date_bases", "date_precisions",
    "place_precisions", "place_roles", "grades", "credibilities", "stances", "outcomes", "rejection_reasons",
    "flag_reasons", "pair_answers",
)  # fmt: skip
# Reasons are this desk's own talk: METHOD counts nothing by them.
MAY_RETIRE = frozenset({"rejection_reasons", "flag_reasons"})
# What says "none of these" stays, and so does what has a meaning of its own for the counting.
STAYS = frozenset({"other", "not_a_claim", "unverified_allegation"})


class NotWorded(Exception):
    """The change is refused; the message is the sentence that the person reads."""


def check_may_word(user: User) -> None:
    """Only leads and data managers say how terms are worded here."""
    if not user.has_perm("annotator.change_termwording"):
        raise NotWorded(f"{user.get_username()} may read the vocabularies but not word them.")


def check_label(vocabulary: str, term: str, label: str) -> None:
    """Two terms of one vocabulary are never called the same."""
    taken = {text.casefold() for id, text in choices(vocabulary) if str(id) != term}
    if label.casefold() in taken:
        raise NotWorded(f"Another term of this vocabulary is called “{label}”.")


def check_may_retire(vocabulary: str, term: str) -> None:
    """Only reasons are retired, and never the last resort."""
    if vocabulary not in MAY_RETIRE:
        raise NotWorded("METHOD's own terms are not retired; only reasons for rejecting and flagging are.")
    if term in STAYS:
        raise NotWorded("This reason stays: the desk cannot do without it.")
