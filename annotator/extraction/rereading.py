"""Second look at the roles of all events, once each has its first."""

from .reading import Event
from .sameness import is_counted


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
