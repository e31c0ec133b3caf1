"""Who may raise, take on and answer flags, and what an answer has to say."""

from django.contrib.auth.models import User

from annotator.checks.models import Flag
from annotator.claims.vocabulary import terms
from annotator.review.rules import NotAllowed, SomeoneWasFaster, twin

# Reasons that say nothing without words beside them.
NEEDS_NOTE = frozenset({"contradiction", "other"})
LONGEST = 2000
SCOPES = ("", "article", "series", "source")


def check_may_flag(user: User) -> None:
    """Those who decide claims raise and answer flags."""
    if not user.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{user.get_username()} may read flags but not raise or answer them.")


def check_reason(about: str, note: str) -> None:
    """A flag names one of the reasons, and some reasons need a word more."""
    if about not in terms("flag_reasons"):
        raise NotAllowed("Choose a reason for the flag.")
    if about in NEEDS_NOTE and not note.strip():
        raise NotAllowed(f"{terms('flag_reasons')[about].label}: say what it is in the note.")
    if len(note) > LONGEST:
        raise NotAllowed(f"The note of a flag has {LONGEST} characters at most.")


def check_is_open(flag: Flag) -> None:
    """A flag is answered once; whoever disagrees opens it again."""
    if not flag.is_open:
        who = flag.answered_by.get_username() if flag.answered_by else "The check"
        raise SomeoneWasFaster(f"{who} has answered this flag already: {flag.get_state_display().lower()}.")


def check_is_answered(flag: Flag) -> None:
    """Only what was closed can be opened again."""
    if flag.is_open:
        raise SomeoneWasFaster("This flag is open.")


def check_free(flag: Flag, user: User) -> None:
    """Whoever works on a flag keeps it until they give it back; a lead may take it over."""
    if flag.owner_id and flag.owner_id != user.pk and not user.has_perm("annotator.adjudicate_claim"):
        assert flag.owner is not None
        raise SomeoneWasFaster(f"{flag.owner.get_username()} works on this flag; ask them or a lead.")


def check_answer(flag: Flag, state: str, reason: str, scope: str) -> None:
    """A dismissal says why; only what a check asks can be dismissed further than here."""
    if state not in {Flag.State.ACCEPTED, Flag.State.DISMISSED}:
        raise NotAllowed("A flag is accepted or dismissed.")
    if state == Flag.State.DISMISSED and not reason.strip():
        raise NotAllowed("Say in a few words why it is dismissed.")
    if len(reason) > LONGEST:
        raise NotAllowed(f"The reason has {LONGEST} characters at most.")
    if scope and (flag.raised_by_id or state != Flag.State.DISMISSED):
        raise NotAllowed("Only what a check asks can be dismissed for more than this flag.")
    if scope not in SCOPES:
        raise NotAllowed("A flag is dismissed here, in its article, its series or its source.")
    if scope == "series" and flag.article.series_id is None:
        raise NotAllowed("This article belongs to no series.")


can_flag = twin(check_may_flag)
can_take = twin(check_free)
