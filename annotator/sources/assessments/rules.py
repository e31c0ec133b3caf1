"""Who judges sources; where somebody may not, or says too little, the sentence that they read."""

from django.contrib.auth.models import User

from annotator.sources.models import Reliability


class NotJudged(Exception):
    """The judgement is refused; the message is the sentence that the person reads."""


def check_may_judge(user: User) -> None:
    """Only leads and data managers judge and describe sources."""
    if not user.has_perm("annotator.change_source"):
        raise NotJudged(f"{user.get_username()} may read about sources but not judge them.")


def check_judgement(reliability: str, reason: str) -> None:
    """A judgement is one of the six letters, and says why."""
    if reliability not in Reliability.values:
        raise NotJudged("Choose a letter from A to F.")
    if not reason.strip():
        raise NotJudged("Say in a sentence why the source has this letter.")
