"""The worked example of the method as stored claims: its facts, told in a text of our own, and what analysts decide."""

from datetime import date
from typing import Any

from annotator.claims import actions as claims
from annotator.claims.models import Claim
from annotator.extraction import Candidate
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.values import values_of
from annotator.sources.actions import Window
from annotator.sources.models import Article
from tests.factories import make_article, make_candidate, make_decided_claim, make_source, make_user

START, END = date(2021, 12, 23), date(2022, 1, 23)
TEXT = """The month's ledger opens with supplies. Trucks of the alliance kept crossing the bridge during the 85th \
month: 130 vehicles in all. They drove in 4 batches.

Together with its partners the alliance ran four joint operations and took 11 people into custody, some of them \
commanders. One of these operations, an airborne landing, ended with one fighter dead.

At the prison of Ghuwayran the alliance bombed hideouts again and again. Nearly 25 fighters died there, and others \
were wounded.

On 3 January a column drove out of the Al-Tanf base. By the next morning it was back.

On 5 January the two sides traded fire. Allied militias launched three rockets at a base near the river. The guns of \
the base answered with two shells. Nobody was reported hurt.

It is said that 200 people died at Baghouz in March 2019. Later, 200 bodies were buried there.
"""

MONTH = {"date_start": START, "date_end": END, "date_precision": 4, "date_basis": "window"}
JAN_3 = {"date_start": date(2022, 1, 3), "date_end": date(2022, 1, 3)}
JAN_4 = {"date_start": date(2022, 1, 4), "date_end": date(2022, 1, 4)}
JAN_5 = {"date_start": date(2022, 1, 5), "date_end": date(2022, 1, 5), "date_basis": "inherited"}
BAGHOUZ = {"date_start": date(2019, 3, 21), "date_end": date(2019, 3, 21), "places": ()}
NO_NUMBER = {"hedge": "", "min": None, "best": None, "max": None}
OPEN = {"hedge": "", "min": 1, "best": 1, "max": None}
SEVERAL = {"hedge": "several", "min": 2, "best": None, "max": None}
NOBODY = {"victim_status": "not_applicable", "target": ""}
HELD = "the paragraph names the 85th month"

# name, quote, what the extractor reads in it; `of` names another claim here.
CLAIMS: list[tuple[str, str, dict[str, Any]]] = [
    ("vehicles", "130 vehicles", {"kind": "convoy_entry", "unit": "vehicle", **NOBODY, "n": 130, **MONTH}),
    ("batches", "4 batches", {"kind": "convoy_entry", "unit": "batch", **NOBODY, "n": 4, "role": "detail_of",
                              "of": "vehicles", **MONTH}),
    ("operations", "four joint operations", {"kind": "raid_operation", "unit": "event", **NOBODY, "n": 4, **MONTH}),
    ("arrested", "11 people into custody", {"kind": "arrested", "victim_status": "unknown", "n": 11, **MONTH}),
    ("commanders", "some of them commanders", {"kind": "arrested", "role": "part_of", "of": "arrested", **SEVERAL,
                                               **MONTH}),
    ("landing", "an airborne landing", {"kind": "raid_operation", "unit": "event", **NOBODY, "n": 1,
                                        "role": "part_of", "of": "operations", **MONTH}),
    ("one", "one fighter dead", {"n": 1, **MONTH}),
    ("strikes", "bombed hideouts again and again", {"kind": "airstrike", "unit": "event", **NOBODY, **OPEN, **MONTH}),
    ("nearly 25", "Nearly 25 fighters died", {"hedge": "nearly", "min": 23, "best": 25, "max": 25, **MONTH}),
    ("wounded", "others were wounded", {"kind": "injured", **SEVERAL, **MONTH}),
    ("left", "drove out", {"kind": "withdrawal", **NOBODY, **NO_NUMBER, **JAN_3}),
    ("back", "it was back", {"kind": "return", **NOBODY, **NO_NUMBER, "role": "reversal", "of": "left", **JAN_4}),
    ("fire", "traded fire", {"kind": "exchange_of_fire", "unit": "event", **NOBODY, **OPEN, **JAN_5}),
    ("rockets", "three rockets", {"kind": "projectile_fired", "unit": "projectile", "weapon": "rocket",
                                  "actor": "Allied militias", **NOBODY, "n": 3, **JAN_5}),
    ("shells", "two shells", {"kind": "projectile_fired", "unit": "projectile", "weapon": "shell",
                              "actor": "the alliance", **NOBODY, "n": 2, **JAN_5}),
    ("nobody", "Nobody was reported hurt", {"victim_status": "unknown", "target": "", "modality": "negated",
                                            "hedge": "none_reported", "min": 0, "best": 0, "max": None,
                                            "role": "detail_of", "of": "fire", **JAN_5}),
    ("baghouz", "200 people died at Baghouz", {"modality": "alleged", "victim_status": "mixed_unsplit", "n": 200,
                                               "role": "background", **BAGHOUZ}),
    ("bodies", "200 bodies were buried", {"kind": "bodies_found", "unit": "body", "victim_status": "unknown", "n": 200,
                                          "role": "same_people_as", "of": "baghouz", **BAGHOUZ}),
    ("opening", "opens with supplies", {"kind": "reinforcement", "unit": "movement", **NOBODY, **NO_NUMBER, **MONTH}),
]  # fmt: skip


def store_example() -> tuple[Article, dict[str, Claim]]:
    """Return the report with its candidate claims by name."""
    article = make_article(
        TEXT, make_source("Euphrates Ledger", reliability="B"), Window(START, END), title="A month on the river",
        published=date(2022, 1, 25), url="https://ledger.example/january",
    )  # fmt: skip
    places = {name: index for index, (name, _, _) in enumerate(CLAIMS)}
    matching = claims.store_candidates(
        article=article, candidates=[_candidate(quote, values, places) for _, quote, values in CLAIMS]
    )
    return article, {name: Claim.objects.get(pk=matching.claims[index].pk) for name, index in places.items()}


def decide_example(claims: dict[str, Claim]) -> None:
    """Let an analyst confirm what is eligible, hold the vehicles, reject what is no claim; a second reads alike."""
    analyst, second = make_user(), make_user()
    for name, claim in claims.items():
        if name in ("vehicles", "batches"):
            make_decided_claim("hold", analyst, claim, note=HELD)
        elif name == "opening":
            make_decided_claim("reject", analyst, claim)
        else:
            make_decided_claim("confirm", analyst, claim)
    while reading := hand_out(user=second):
        answer_reading(reading=reading, user=second, values=values_of(reading.claim))


def _candidate(quote: str, values: dict[str, Any], places: dict[str, int]) -> Candidate:
    given = dict(values)
    if (number := given.pop("n", None)) is not None:
        given |= {"hedge": "exact", "min": number, "best": number, "max": number}
    start = TEXT.index(quote)
    first = max(TEXT.rfind(". ", 0, start) + 2, TEXT.rfind("\n", 0, start) + 1, 0)
    given["of"] = places.get(given.get("of", ""))
    given["paragraph"] = TEXT[:start].count("\n\n")
    given["sentence_start"], given["sentence_end"] = first, TEXT.index(".", start) + 1
    return make_candidate(quote, TEXT, **given)
