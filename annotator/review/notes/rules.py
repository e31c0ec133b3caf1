"""Who may leave a note, and what is one."""

from django.contrib.auth.models import User

from annotator.review.rules import NotAllowed, twin

LONGEST = 4000


def check_may_write(user: User) -> None:
    """Those who decide or link claims write notes; others read them."""
    if not user.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{user.get_username()} may read notes but not write them.")


def check_says_something(text: str) -> None:
    """An empty note tells nobody anything, and one that goes on for pages is not read."""
    if not text.strip():
        raise NotAllowed("Write the note first.")
    if len(text) > LONGEST:
        raise NotAllowed(f"A note has {LONGEST} characters at most.")


can_write = twin(check_may_write)
