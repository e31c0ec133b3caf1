"""What two claims are compared by, as a table: who is worth a look, and in which words."""

from dataclasses import replace
from datetime import date

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.suggesting.likeness import LIKELY, compare
from annotator.incidents.suggesting.told import Spot, Told

DAY = date(2022, 1, 20)
PRISON = Told(
    claim_id=1,
    kind="killed",
    start=DAY,
    end=DAY,
    precision=1,
    places=("Ghuwayran prison",),
    actor="International Coalition",
    target="ISIS members",
    victim_status="combatant",
    number=Number(23, 25, 25),
)
HASAKAH = Spot(7, "settlement", "Hasakah", "Al-Hasakah", 36.50, 40.75)
NEARBY = Spot(8, "settlement", "Tall Hajar", "Al-Hasakah", 36.52, 40.72)
FAR = Spot(9, "settlement", "Palmyra", "Homs", 34.56, 38.28)
SYRIA, GOVERNORATE = Spot(1, "country", "Syria"), Spot(2, "ADM1", "Hasakah", "Al-Hasakah")
INHERITED = {"start": date(2022, 1, 22), "end": date(2022, 1, 22), "stated": False}
NEXT_DAY, WEEK_LATER = date(2022, 1, 21), date(2022, 1, 27)
MONTH = {"start": date(2022, 1, 1), "end": date(2022, 1, 31), "precision": 4}
SPARSE = {"places": (), "actor": "", "target": "", "victim_status": "unknown", "number": None}

LIKE = [
    ("the same, said again", {}, ["same day", "same place", "both ISIS members", "both 23–25"]),
    ("another number in the range", {"number": Number(25, 25, 25)}, ["23–25 against 25"]),
    ("another spelling", {"places": ("Ghuwairan prison",)}, ["places alike: Ghuwayran prison, Ghuwairan prison"]),
    ("the same gazetteer place", {"places": ("Al-Sina'a",), "spots": (HASAKAH,)}, ["same place"]),
    (
        "a few kilometres off",
        {"places": ("Tall Hajar",), "spots": (NEARBY,)},
        ["Hasakah here, Tall Hajar there, 3 km apart"],
    ),
    ("its country alone", {"places": ("Syria",), "spots": (SYRIA,)}, ["same day", "both ISIS members"]),
    ("its governorate alone", {"places": ("Hasakah",), "spots": (GOVERNORATE,)}, ["both in Al-Hasakah"]),
    ("inherited from the report two days later", INHERITED, ["same place", "both ISIS members"]),
    ("the next day", {"start": NEXT_DAY, "end": NEXT_DAY}, ["a day apart", "same place"]),
    ("dated to the month", MONTH, ["their days overlap"]),
    ("bodies of the killed", {"kind": "bodies_found"}, ["killed and bodies found", "same place"]),
    ("the injured of the same strike", {"kind": "injured", "number": None}, ["killed and injured", "same place"]),
    ("no place named", {"places": ()}, ["same day", "both ISIS members"]),
]
UNLIKE = [
    ("another place", {"places": ("Deir ez-Zor",), "number": Number(2, 2, 2)}),
    ("a place far off", {"places": ("Palmyra",), "spots": (FAR,), "number": Number(2, 2, 2)}),
    ("the other side", {"victim_status": "civilian", "target": "families", "places": ()}),
    ("nothing but the day", SPARSE),
]
NEVER = [
    ("another day", {"start": WEEK_LATER, "end": WEEK_LATER}),
    ("another kind", {"kind": "convoy_entry"}),
]


@pytest.mark.parametrize(("name", "changes", "words"), LIKE, ids=[row[0] for row in LIKE])
def test_it_is_worth_a_look_and_says_why(name, changes, words):
    one = replace(PRISON, spots=(HASAKAH,)) if "spots" in changes else PRISON
    found = compare(one, replace(PRISON, claim_id=2, **changes))
    assert found.score >= LIKELY, found
    assert set(words) <= set(found.reasons), found.reasons


@pytest.mark.parametrize(("name", "changes"), UNLIKE, ids=[row[0] for row in UNLIKE])
def test_it_is_not_worth_a_look(name, changes):
    one = replace(PRISON, spots=(HASAKAH,)) if "spots" in changes else PRISON
    found = compare(one, replace(PRISON, claim_id=2, **changes))
    assert found.score < LIKELY, found


@pytest.mark.parametrize(("name", "changes"), NEVER, ids=[row[0] for row in NEVER])
def test_it_cannot_be_one_event(name, changes):
    assert compare(PRISON, replace(PRISON, claim_id=2, **changes)) is None


@pytest.mark.parametrize(("name", "changes"), [row[:2] for row in (*LIKE, *UNLIKE)])
def test_it_is_the_same_from_both_sides(name, changes):
    other = replace(PRISON, claim_id=2, **changes)
    assert compare(PRISON, other).score == pytest.approx(compare(other, PRISON).score)


def test_what_speaks_against_it_is_told_too():
    found = compare(PRISON, replace(PRISON, number=Number(90, 90, 90)))
    assert found.doubts == ("23–25 against 90",)


def test_long_quotes_that_hardly_differ_are_called_so():
    words = "killing nearly 25 ISIS members in and round the prison"
    found = compare(replace(PRISON, quote=words), replace(PRISON, quote=words.replace("round", "around")))
    assert "almost the same words" in found.reasons
