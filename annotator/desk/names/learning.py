"""What the lexicon learns from a correction of who did something."""

from django.contrib import messages

from annotator.claims.models import Claim
from annotator.claims.names.looking_up import actor_named
from annotator.claims.names.models import Actor
from annotator.claims.names.proposed.actions import learn_name
from annotator.desk.requests import DeskRequest


def learn_from_correction(request: DeskRequest, claim: Claim) -> None:
    """Learn the words that the machine read, or the party that a person wrote, and say what became of it.

    The machine's words become another name of the party that a person put in their place; where the lexicon lacks
    that party, it is the party that is proposed.
    """
    actor = actor_named(claim.actor)
    name = claim.proposal.get("actor", "") if actor else claim.actor
    learned = learn_name(name=name, actor=actor, claim=claim, user=request.user)
    if isinstance(learned, Actor):
        messages.success(request, f"“{name}” is another name of {learned} from now on.")
    elif learned:
        messages.success(request, f"“{name}” is proposed to those who keep the lexicon.")
