"""What may be answered about a pair of claims; where it may not, the sentence that the person reads."""

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.review.rules import NotAllowed


def check_pair(claim: Claim, other: Claim, answer: str) -> None:
    """Two claims are compared, in a word of the vocabulary; a part waits until its whole is confirmed."""
    if answer not in terms("pair_answers"):
        raise NotAllowed("Say whether they are the same, different, part of each other, or that you are unsure.")
    if claim.pk == other.pk:
        raise NotAllowed("A claim is not compared with itself.")
    if answer == "part_of" and other.status not in ACCEPTED:
        raise NotAllowed("Decide the other claim first: a part waits until its whole is confirmed.")
