"""What a person may do with a draft; where they may not, the sentence they read."""

from django.contrib.auth.models import User

from reports.redaction import PUBLIC, profiles
from reports.refusals import Refused, SomeoneWasFaster, twin
from reports.workbench.models import DraftEdition, SignOff
from reports.workbench.proof import Proof

LONGEST_HEADLINE, LONGEST_NOTE, LONGEST_REASON = 4000, 4000, 1000
SHORTEST_REASON = 8


def check_may_write(user: User) -> None:
    """Publishers write drafts, waive and publish."""
    if not user.has_perm("reports.publish_edition"):
        raise Refused(f"{user.get_username()} may read drafts but not write them; ask a publisher.")


def check_may_sign(user: User) -> None:
    """Publishers and leads sign."""
    if not user.has_perm("reports.sign_draft"):
        raise Refused(f"{user.get_username()} may not sign drafts; ask a publisher or a lead.")


def check_waiting(draft: DraftEdition) -> None:
    """A draft that was published or dropped is over."""
    if draft.edition is not None:
        raise SomeoneWasFaster(f"This draft was published as edition {draft.edition.number}.")
    if draft.dropped_by is not None:
        raise SomeoneWasFaster(f"{draft.dropped_by.get_username()} dropped this draft; open a new one for these days.")


def check_version(draft: DraftEdition, seen: int) -> None:
    """Nobody overwrites words that they have not read."""
    if draft.version != seen:
        raise SomeoneWasFaster("Somebody else changed the words while you wrote. Yours are below; read theirs first.")


def check_words(title: str, headline: str, note: str) -> None:
    """Words have a bound, so that an edition's head can be read."""
    for name, text, longest in (("headline", headline, LONGEST_HEADLINE), ("note", note, LONGEST_NOTE)):
        if len(text) > longest:
            raise Refused(f"The {name} has {longest} characters at most.")
    if len(title) > 200:
        raise Refused("The title has 200 characters at most.")


def check_redaction(redaction: str) -> None:
    """What the workbench publishes, everybody reads: it has to protect those whom it may harm."""
    profile = profiles().get(redaction or PUBLIC)
    if profile is None:
        raise Refused(f"There is no redaction profile {redaction}; choose one of the list.")
    if not profile.public:
        raise Refused(f"Under the profile {profile.label} nothing is withheld, and everybody reads an edition.")


def check_headline(mistakes: list[str]) -> None:
    """A headline says no number that the tally does not say."""
    if mistakes:
        raise Refused(" ".join(mistakes))


def check_waiver(blockers: list[str], known: set[str], reason: str) -> None:
    """A waiver names what it waives and why; the edition publishes both."""
    if not blockers:
        raise Refused("Tick what you waive.")
    if set(blockers) - known:
        raise SomeoneWasFaster("What you waive is no longer in the way, or it changed. Read the list again.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("Say in a sentence why it may stand; readers of the edition see it.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"The reason has {LONGEST_REASON} characters at most.")


def check_corrects(proof: Proof) -> None:
    """A notice goes with a draft that changes published figures."""
    if proof.proposal is None:
        raise Refused("This draft changes no published figure, so there is nothing to give notice of.")


def check_complete(proof: Proof) -> None:
    """What is signed is what could be published: figures, a title, words that hold, nothing in the way."""
    if not proof.made.parts.figures:
        raise Refused("No reviewed claim of these days counts yet. Review claims first, then publish.")
    if proof.replaces and proof.made.says_nothing_new:
        raise Refused(f"Nothing has changed since edition {proof.replaces.number}; there is nothing to publish.")
    if not proof.draft.title.strip():
        raise Refused("The edition needs a title.")
    check_headline(proof.mistakes)
    if left := len(proof.open):
        things = "thing is" if left == 1 else "things are"
        raise Refused(f"{left} {things} still in the way: settle or waive each of them first.")


def check_seen(proof: Proof, seal: str) -> None:
    """Nobody signs or publishes what they have not seen."""
    if proof.seal != seal:
        raise SomeoneWasFaster(
            "The draft changed since you looked: its figures, its words or its waivers. Read it again."
        )


def check_not_signed(proof: Proof, user: User) -> None:
    """One person, one signature."""
    if any(one.signer_id == user.pk for one in proof.holding):
        raise SomeoneWasFaster("You have signed this draft as it is; the next signature has to be somebody else's.")


def check_signed(proof: Proof) -> None:
    """Enough different people have signed the draft as it is."""
    if missing := proof.missing_signatures:
        people = "One more person has" if missing == 1 else f"{missing} more people have"
        raise Refused(f"{people} to sign this draft before it can be published.")


def check_is_theirs(sign_off: SignOff, user: User) -> None:
    """A signature is withdrawn by whoever gave it."""
    if sign_off.signer_id != user.pk:
        raise Refused("Only the person who signed can withdraw a signature.")


def check_may_publish_now(proof: Proof, user: User) -> None:
    """All of it together: who, what, and signed by whom."""
    check_may_write(user)
    check_waiting(proof.draft)
    check_complete(proof)
    check_signed(proof)


def check_may_sign_now(proof: Proof, user: User) -> None:
    """All of it together: who, what, and not twice."""
    check_may_sign(user)
    check_waiting(proof.draft)
    check_complete(proof)
    check_not_signed(proof, user)


can_write = twin(check_may_write)
can_sign = twin(check_may_sign)
