"""From figures to page rows, without a database."""

from dataclasses import asdict

import pytest

from annotator.incidents.describing import describe
from annotator.incidents.facts import Fact
from annotator.incidents.tally import tally
from reports import tables
from reports.assembly import figure_row
from reports.models import Edition, EditionArticle, EditionClaim, Figure
from reports.ranges import Picture, picture, scales
from reports.stories import Words, linked, paragraphs, reading
from tests.annotator.incidents.making import JANUARY, fact, none_reported, unquantified

EDITION = Edition(number=1, title="January")


def figures_of(*facts: Fact) -> list[Figure]:
    """Return the figures of some facts as unsaved rows."""
    described = describe(tally(facts, JANUARY).figures, {one.claim_id: one for one in facts})
    return [figure_row(EDITION, order, one) for order, one in enumerate(described, 1)]


def claim(claim_id: int = 1, **values) -> EditionClaim:
    """Return an unsaved claim "five died" of a short article."""
    text = "Rain fell.\n\nOn Monday five died here."
    stated = fact(claim_id, **{key: values.pop(key) for key in list(values) if key in ("status", "of", "modality")})
    given = {
        "claim_id": claim_id, "fact": stated.to_dict(), "kind_label": "Killed", "status_label": "Verified", "start": 22,
        "end": 31, "quote": text[22:31], "sentence_start": 12, "sentence_end": len(text), "sentence": text[12:],
    }  # fmt: skip
    return EditionClaim(edition=EDITION, article=EditionArticle(article_id=1, text=text), **(given | values))


def data(**values):
    given = {"measure": {"unit": "person"}, "number": None, "net": None, "unquantified_incidents": 0}
    return given | {"reported_none": False} | values


def number(least, best, most):
    return {"min": least, "best": best, "max": most}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"number": number(9, 10, 10)}, Picture("range", 81.0, 90.0, 90.0)),
        ({"number": number(5, 5, 5)}, Picture("point", 45.0, 45.0, 45.0)),
        ({"number": number(1, 1, None)}, Picture("open", 9.0, 100.0, 9.0)),
        ({"number": number(0, None, 9)}, Picture("range", 0.0, 81.0, -1.0)),
        ({"number": number(40, 40, 40), "net": number(0, 0, 0)}, Picture("point", 0.0, 0.0, 0.0)),
        ({"unquantified_incidents": 2}, Picture("unquantified")),
        ({"reported_none": True}, Picture("none")),
        ({}, Picture("silence")),
    ],
)
def test_each_kind_of_number_has_its_picture(values, expected):
    assert picture(data(**values), {"person": 10}) == expected


def test_figures_of_one_unit_share_a_scale_and_others_do_not():
    shown = [
        data(number=number(2, 2, 2)),
        data(number=number(20, None, None)),
        data(number=number(3, 3, 4), measure={"unit": "event"}),
        data(number=number(0, 0, 0), measure={"unit": "vehicle"}),
    ]
    assert scales(shown) == {"person": 20, "event": 4, "vehicle": 1}


def test_people_come_before_events():
    groups = tables.tiles(
        figures_of(fact(1, kind="airstrike", unit="event", n=2), fact(2, incident_id=2, n=3, victim_status="civilian"))
    )
    assert [tile.label for tile in groups[tables.PEOPLE]] == ["Killed, civilians"]
    assert [tile.value for tile in groups[tables.EVENTS]] == ["2"]


def test_a_tile_says_how_many_incidents_and_sources_stand_behind_it():
    ((tile,), _) = tables.tiles(figures_of(fact(1, n=3), fact(2, incident_id=2, n=1))).values()
    assert tile.note.startswith("2 incidents · one source, provisional")


def test_none_reported_and_silence_are_told_apart():
    ((said, *_), _) = tables.tiles(figures_of(none_reported(1))).values()
    ((silent, _), _) = tables.tiles(figures_of(fact(2, victim_status="combatant"))).values()
    assert (said.value, said.note) == ("none reported", "the source says so; that is no proof of zero")
    assert (silent.value, silent.note) == ("no report", "silence is not a zero")


def test_a_draft_leads_nowhere():
    ((tile,), _) = tables.tiles(figures_of(fact(1))).values()
    assert tile.url == ""
    assert reading(claim()).url == ""


def test_a_measure_has_one_row_across_the_columns():
    facts = [
        fact(1, grade="fair", n=3),
        fact(2, source_id=2, independence_group="b", grade="fair", n=4),
        fact(3, incident_id=2, modality="alleged", n=9),
    ]
    (row,) = tables.rows(figures_of(*facts))
    assert row.recorded
    assert row.corroborated
    assert (row.recorded.display, row.corroborated.display, row.alleged[0].display) == ("3–4", "3–4", "9")


def test_the_rows_of_one_kind_stand_together():
    facts = [
        fact(1),
        fact(2, incident_id=2, kind="airstrike", unit="event"),
        fact(3, incident_id=3, victim_status="mixed_unsplit", modality="alleged"),
    ]
    assert [row.label.split(",")[0] for row in tables.rows(figures_of(*facts))] == ["Killed", "Killed", "Air strike"]


def test_unquantified_incidents_are_noted_beside_the_number():
    (row,) = tables.rows(figures_of(fact(1, n=3), unquantified(2, incident_id=2)))
    assert row.recorded is not None
    assert any("plus 1 incident with unquantified killed" in note for note in row.recorded.notes)


def test_what_parties_say_stands_apart():
    facts = [fact(1, victim_status="combatant", party="Army", actor="Army", n=12)]
    figures = figures_of(*facts)
    assert [figure.column for figure in tables.by_parties(figures)] == ["claimed_by_party"]
    assert "12" not in [row.recorded.display for row in tables.rows(figures) if row.recorded]


def test_held_claims_come_with_their_held_details():
    whole, detail = claim(1, status="held"), claim(2, status="held", of=1)
    alone = claim(3, status="held", of=99)
    found = tables.held([whole, detail, alone, claim(4)])
    assert [(one.claim, one.details) for one in found] == [(whole, (detail,)), (alone, ())]


def test_each_excluded_claim_stands_under_its_rule_in_the_order_of_the_method():
    claims = [claim(1, excluded_by="§4"), claim(2, excluded_by="R10"), claim(3, excluded_by="R4"), claim(4)]
    claims.append(claim(5, excluded_by="R99"))
    groups = tables.not_counted(claims)
    assert [(group.rule.id, len(group.claims)) for group in groups] == [("R4", 1), ("R10", 1), ("§4", 1), ("R99", 1)]


def test_changes_show_what_is_new_changed_gone_and_the_same():
    old = figures_of(fact(1, n=3), fact(2, kind="injured", incident_id=2, n=1), fact(3, kind="missing", incident_id=3))
    new = figures_of(fact(1, n=4), fact(2, kind="injured", incident_id=2, n=1), fact(4, kind="arrested", incident_id=4))
    found = {change.label: change for change in tables.changes(old, new)}
    assert [label for label, change in found.items() if not change.differs] == ["Injured, civilians"]
    assert found["Killed, civilians"].before.startswith("3,")
    assert found["Missing, civilians"].after == ""
    assert found["Arrested, civilians"].before == ""
    assert list(asdict(found["Injured, civilians"])) == ["label", "column", "before", "after"]


def test_a_reading_cuts_the_sentence_around_the_quote():
    shown = reading(claim())
    assert (shown.before, shown.claim.quote, shown.after) == ("On Monday ", "five died", " here.")
    assert shown.paragraph == 2


def test_an_accepted_allegation_is_shown_as_alleged():
    assert reading(claim(modality="alleged")).state == "alleged"
    assert reading(claim(modality="alleged", status="rejected")).state == "rejected"


def test_a_reason_keeps_its_words_where_the_edition_has_no_such_claim():
    assert linked("Part of claim 7: once.", {}) == [Words("Part of claim 7: once.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\nstill one\n\ntwo", ["one\nstill one", "two"]),
        ("one\n \n\n\ntwo\n", ["one", "two"]),
        ("\n\none", ["one"]),
    ],
)
def test_paragraphs(text, expected):
    assert [text[start:end].strip("\n") for start, end in paragraphs(text)] == expected
