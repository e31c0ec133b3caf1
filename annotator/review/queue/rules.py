"""Who may take a claim over, assign claims and change a saved view; where they may not, the sentence they read."""

from django.contrib.auth.models import User

from annotator.review.models import Lease
from annotator.review.queue.models import SavedView
from annotator.review.rules import NotAllowed, SomeoneWasFaster, twin

LONGEST_REASON = 300


def check_may_take_over(user: User) -> None:
    """Leads take claims over, and assign them."""
    if not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed("Only a lead takes a claim over from somebody; it becomes free when the time runs out.")


def check_held_by_another(lease: Lease | None, user: User) -> None:
    """There is something to take over only while somebody else has the claim open."""
    if lease is None or not lease.is_running:
        raise SomeoneWasFaster("Nobody has this claim open any more; open it to decide it.")
    if lease.holder_id == user.pk:
        raise NotAllowed("You have this claim open yourself.")


def check_reason(reason: str) -> None:
    """Whoever overrules a colleague says why."""
    if not reason.strip():
        raise NotAllowed("Say in a few words why you take the claim over; its holder reads it.")
    if len(reason) > LONGEST_REASON:
        raise NotAllowed(f"The reason has {LONGEST_REASON} characters at most.")


def check_may_assign(user: User) -> None:
    """Leads say who is to decide which claims."""
    if not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed("Only a lead assigns claims.")


def check_may_be_assigned(person: User) -> None:
    """Only those who decide claims are given some."""
    if not person.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{person.get_username()} may read claims but not decide them.")


def check_owns(view: SavedView, user: User) -> None:
    """A saved view is its owner's, also when everybody sees it."""
    if view.owner_id != user.pk:
        raise NotAllowed(f"“{view.name}” is {view.owner.get_username()}'s; save it under your own name to change it.")


def check_name(name: str) -> None:
    """A view has a name that fits on the page."""
    if not name.strip():
        raise NotAllowed("Give the view a name.")
    if len(name.strip()) > 60:
        raise NotAllowed("The name of a view has 60 characters at most.")


can_take_over = twin(check_may_take_over)
can_assign = twin(check_may_assign)
