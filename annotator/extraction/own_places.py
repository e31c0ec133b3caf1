"""Which of the places of a sentence are those of an event, and what part each plays in it."""

from .reading import Event, PlaceMention

_MOVES = frozenset({"withdrawal", "return", "convoy_entry", "reinforcement"})
_FIRES = frozenset({"projectile_fired", "rocket_attack", "shelling"})


def places_for(event: Event, places: list[PlaceMention]) -> list[PlaceMention]:
    """Return the cluster of places that the event's words are followed by, else the one before them."""
    places = _within_reach(event, places)
    if not places:
        return []
    clusters: list[list[PlaceMention]] = [[places[0]]]
    for place in places[1:]:
        if place.start - clusters[-1][-1].end <= 40:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    at = event.sentence.words[event.trigger[0]].start
    after = [c for c in clusters if c[-1].end > at]
    chosen = after[0] if after else clusters[-1]
    return [for_event(event, place) for place in chosen]


def _within_reach(event: Event, places: list[PlaceMention]) -> list[PlaceMention]:
    """Keep to the words about an event that shares its sentence with others of its kind, if they name a place."""
    if event.reach is None:
        return places
    start, end = event.sentence.words[event.reach[0]].start, event.sentence.words[event.reach[1] - 1].end
    return [place for place in places if start <= place.start < end] or places


def for_event(event: Event, place: PlaceMention) -> PlaceMention:
    """Return a place with the part that it plays in an event of this kind."""
    role = place.role
    if role == "origin":
        role = "origin_of_fire" if event.kind in _FIRES else "origin_of_person"
    elif role == "destination" and event.kind not in _MOVES:
        role = "event"
    return PlaceMention(place.name, role, place.start, place.end, place.precision)
