"""The editions that the demo begins with: two months, one of them corrected, and a reader who contested a figure."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from annotator.management.colleagues import FIRST, SECOND, colleague
from annotator.management.deciding import decide, read_again, read_otherwise
from annotator.review.models import Decision
from reports.corrections.contests import answer_ticket, look_into_ticket, receive_ticket
from reports.models import Edition, Figure
from reports.workbench.actions import open_draft, publish_draft, sign_draft, waive, write_notice
from reports.workbench.blockers import FLAG, FOOTNOTE, HELD, UNDECIDED
from reports.workbench.blockers import SECOND as UNREAD
from reports.workbench.models import DraftEdition
from reports.workbench.proof import read

TITLE = "Armed incidents along the Euphrates and the Khabur"
MONTHS = ((date(2022, 9, 10), date(2022, 10, 10)), (date(2022, 10, 10), date(2022, 11, 10)))
REASONS = {
    FLAG: "Left open on purpose: this is a demo, and the desk should have flags to answer.",
    UNREAD: "Published as provisional until a second person has read it.",
    HELD: "Published as held, with its reason; it counts in no figure.",
    UNDECIDED: "Left to whoever reviews next; the figures say what was checked so far.",
    FOOTNOTE: "Shown to readers beside the figure.",
}
NOTICE = (
    "Two of the injured died, and Jazira Monitor raised its first toll of the market bomb from at least four to six; "
    "Khabur Rights Network counts seven. The monitor's own list gives fewer injured than its first report."
)
CONTESTED = "The state agency counted ten rockets and even filmed where they fell. Why do you print three?"
QUESTION = "Whether the attack on the Wadi Nur oil field was made with ten rockets, as the state agency says."
ANSWER = (
    "Both numbers stand: three, as Jazira Monitor heard from workers of the field, and ten, as the agency says, which "
    "could not visit it. The figure is therefore a range, 3–10, and the incident is graded contested."
)


@transaction.atomic
def make_editions() -> int:
    """Publish two months and correct the first, at a desk where nobody has decided anything; return how many there are.

    What the colleagues decide last is not published yet, and waits for second readings and for a publisher.
    """
    if not Decision.objects.exists():
        first, second, known = colleague(FIRST), colleague(SECOND), dict[str, int]()
        decide("before", first, known)
        read_again(second)
        for start, end in MONTHS:
            _publish(start, end)
        decide("after", first, known)
        read_again(second)
        _publish(*MONTHS[0], notice=NOTICE)
        _contest()
        decide("waiting", first, known)
        read_otherwise(second)
    return Edition.objects.count()


def _publish(start: date, end: date, notice: str = "") -> Edition:
    publisher, lead = (User.objects.get(username=name) for name in ("publisher", "lead"))
    draft = open_draft(start=start, end=end, user=publisher, title=TITLE)
    for kind, reason in REASONS.items():
        if waived := [one.id for one in read(draft).open if one.kind == kind]:
            waive(draft=draft, user=publisher, blockers=waived, reason=reason)
    if notice:
        write_notice(draft=draft, user=publisher, seen=1, kind="correction", words=notice)
    seal = read(DraftEdition.objects.get(pk=draft.pk)).seal
    for person in (publisher, lead):
        sign_draft(draft=draft, user=person, seal=seal)
    return publish_draft(draft=draft, user=publisher, seal=seal)


def _contest() -> None:
    """Let a reader contest the rockets, and a lead answer."""
    rockets = Figure.objects.filter(edition__number=3, column="recorded", data__measure__detail__startswith="rocket")
    lead = User.objects.get(username="lead")
    ticket = receive_ticket(figure=rockets.get(), words=CONTESTED, address="")
    look_into_ticket(ticket=ticket, user=lead)
    answer_ticket(ticket=ticket, user=lead, to="declined", question=QUESTION, answer=ANSWER)
