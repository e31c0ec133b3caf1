"""Second look at the roles of all events, once each has its first."""

from .people import is_bare_number
from .reading import Event
from .sameness import bounds, is_counted

_PROVINCE = 4
_ELLIPTIC = frozenset({"others", "other", "another", "rest"})


def name_summaries(events: list[Event]) -> None:
    """An uncounted mention before a counted one of its kind only sums it up."""
    groups = {"reinforcement": ("reinforcement", "convoy_entry"), "raid_operation": ("raid_operation",)}
    for number, event in enumerate(events):
        if event.role != "new_event" or event.kind not in groups or is_counted(event):
            continue
        later = [
            e for e in events[number + 1 :] if e.kind in groups[event.kind] and is_counted(e) and e.role == "new_event"
        ]
        if later:
            event.role, event.of = ("duplicate_of" if event.sentence.headline else "summary_of"), later[0]


def prefer_the_body(events: list[Event]) -> None:
    """Where the body counts what the headline leaves open, the body tells the event and the headline repeats it."""
    for event in events:
        head = event.of if event.role == "duplicate_of" else None
        if head is None or not head.sentence.headline or head.role != "new_event":
            continue
        if is_counted(event) and not is_counted(head):
            event.role, event.of = "new_event", None
            head.role, head.of = "duplicate_of", event
            for other in events:
                if other.of is head:
                    other.of = event


def let_parts_follow(events: list[Event]) -> None:
    for event in events:
        if event.part_of is not None and event.part_of.modality != "asserted" and event.modality == "asserted":
            event.modality = event.part_of.modality


def find_wholes(events: list[Event]) -> None:
    """ "Nine were killed. Among the dead were two girls": the two are part of the nine; with no nine they are news."""
    for number, event in enumerate(events):
        if event.role == "part_of" and event.of is None and event.rule.endswith(".among"):
            earlier = [
                e for e in events[:number]
                if e.kind == event.kind and e.role == "new_event" and e.sentence is not event.sentence
            ]  # fmt: skip
            event.of = earlier[-1] if earlier else None
            event.role = "part_of" if earlier else "new_event"


def share_status(events: list[Event]) -> None:
    """The same people have one status, wherever the text tells it: "five were killed … the five civilians killed"."""
    for event in events:
        other = event.of if event.role == "duplicate_of" else None
        if other is None or other.frame != "harm" or bounds(event.quantity) != bounds(other.quantity):
            continue
        known = next((one.status for one in (event, other) if one.status in ("civilian", "combatant")), "")
        for one in (event, other):
            if known and one.status == "unknown":
                one.status = known


def let_others_follow(events: list[Event]) -> None:
    """ "killing a farmer and wounding three others", "twelve soldiers died: six were killed at a post".

    People without a word of their own are called as those before them, or as the whole that they are part of.
    """
    before: Event | None = None
    for event in events:
        if event.frame != "harm":
            continue
        phrase = event.target
        if phrase is not None and event.status == "unknown":
            head = event.sentence.words[phrase.head].norm
            source = event.part_of or (event.of if event.role == "part_of" else None) or _near(event, before)
            part = event.role == "part_of"  # some of the civilians are civilians, whatever they are called
            if (part or head in _ELLIPTIC or is_bare_number(phrase)) and source is not None:
                event.status = source.status if source.status in ("civilian", "combatant") else event.status
        before = event


def _near(event: Event, before: Event | None) -> Event | None:
    same = before is not None and (before.sentence.paragraph == event.sentence.paragraph or event.sentence.listed)
    return before if same else None


def share_places(events: list[Event]) -> None:
    """A repeat happened where the first telling says, and a part where its whole did, if it has no nearer place."""
    for event in events:
        other = event.of if event.role in ("duplicate_of", "part_of") else None
        if other is None:
            continue
        for one, source in ((event, other), (other, event)):
            vague = all(place.precision >= _PROVINCE for place in one.places)
            nearer = [place for place in source.places if place.precision < _PROVINCE]
            if vague and nearer and (one is event or event.role == "duplicate_of"):
                one.places = [*nearer, *one.places]
