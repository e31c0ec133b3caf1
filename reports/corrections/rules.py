"""What may be done with notices and tickets; where it may not, the sentence the person reads."""

from django.contrib.auth.models import User

from reports.corrections.models import CorrectionNotice, Ticket
from reports.models import Edition
from reports.refusals import Refused, SomeoneWasFaster, twin

SHORTEST_WORDS, LONGEST_WORDS = 10, 6000
SHORTEST_ANSWER, LONGEST_ANSWER = 10, 2000
# A ticket is answered by whoever looked into it, and only once.
MOVES: dict[str, frozenset[str]] = {
    Ticket.State.NEW: frozenset({Ticket.State.LOOKING}),
    Ticket.State.LOOKING: frozenset({Ticket.State.ACCEPTED, Ticket.State.DECLINED}),
    Ticket.State.ACCEPTED: frozenset(),
    Ticket.State.DECLINED: frozenset(),
}


def check_may_write(user: User) -> None:
    """Publishers write and publish notices."""
    if not user.has_perm("reports.publish_edition"):
        raise Refused(f"{user.get_username()} may read notices but not write them; ask a publisher.")


def check_is_open(notice: CorrectionNotice) -> None:
    """A notice that is public or set aside is over."""
    if notice.state == CorrectionNotice.State.PUBLISHED:
        raise SomeoneWasFaster(f"This notice is public already, as number {notice.number}.")
    if notice.state == CorrectionNotice.State.SET_ASIDE:
        raise SomeoneWasFaster("This notice was set aside; the figures are again what the edition says.")


def check_version(notice: CorrectionNotice, seen: int) -> None:
    """Nobody overwrites words that they have not read."""
    if notice.version != seen:
        raise SomeoneWasFaster("Somebody else wrote this notice while you did. Read theirs first.")


def check_kind(kind: str, has_changes: bool) -> None:
    """A notice has one of four types."""
    if kind not in CorrectionNotice.Kind.values:
        raise Refused("Choose what the notice is: a correction, a retraction, an addition or a clarification.")
    if not has_changes and kind != CorrectionNotice.Kind.CLARIFICATION:
        raise Refused("No figure changes, so this is a clarification.")


def check_words(words: str) -> None:
    """A notice says the cause in words that readers understand."""
    if len(words.strip()) < SHORTEST_WORDS:
        raise Refused("Say in a sentence what changed and why; readers of the old edition see it.")
    if len(words) > LONGEST_WORDS:
        raise Refused(f"A notice has {LONGEST_WORDS} characters at most.")


def check_has_edition(notice: CorrectionNotice, published_in: Edition | None) -> None:
    """Figures are put right in an edition, never in a notice alone."""
    if notice.changes and published_in is None:
        raise Refused("This notice changes figures: publish it with the edition that has them right.")


def check_is_current(edition: Edition) -> None:
    """What was replaced is not clarified any more."""
    if edition.newer:
        raise Refused(f"Edition {edition.newer.number} replaces this one; clarify that.")


def check_nothing_waits(edition: Edition) -> None:
    """One open notice an edition: what changes figures comes first."""
    if CorrectionNotice.objects.open().filter(edition=edition).exists():
        raise Refused("Figures of this edition have changed: publish the edition that corrects them first.")


def check_may_settle(user: User) -> None:
    """Leads and publishers answer readers."""
    if not user.has_perm("reports.settle_ticket"):
        raise Refused(f"{user.get_username()} may not answer readers; ask a lead.")


def check_move(ticket: Ticket, to: str) -> None:
    """A ticket is looked into before it is answered, and answered once."""
    if to in MOVES[ticket.state]:
        return
    if ticket.answered_at:
        raise SomeoneWasFaster(f"This ticket is answered already: {ticket.get_state_display().lower()}.")
    if to == Ticket.State.LOOKING:
        raise SomeoneWasFaster("Somebody looks into this ticket already.")
    raise Refused("Look into the ticket first, then accept or decline it.")


def check_answer(question: str, answer: str) -> None:
    """What readers see says what was contested and what came of it, in the desk's own words."""
    for said, asked in ((question, "what was contested"), (answer, "what came of it, and why")):
        if len(said.strip()) < SHORTEST_ANSWER:
            raise Refused(f"Say in a sentence {asked}; it is public.")
        if len(said) > LONGEST_ANSWER:
            raise Refused(f"Say {asked} in {LONGEST_ANSWER} characters at most.")


can_write = twin(check_may_write)
can_settle = twin(check_may_settle)
can_move = twin(check_move)
