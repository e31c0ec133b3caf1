"""From claims to the published edition: the figures of the method's example, and none of the wrong sums."""

import pytest

from reports.models import Edition
from tests.reports.conftest import recorded
from tests.reports.worked_example import CLAIMS, HELD

pytestmark = pytest.mark.django_db


def test_the_recorded_figures_are_those_of_the_example(edition):
    assert recorded(edition) == {
        "Killed, civilians": "none reported",
        "Killed, combatants": "24–26",
        "Injured, combatants": "1 incident, unquantified",
        "Arrested": "11",
        "Air strike": "at least 1",
        "Raid or operation": "4",
        "Exchange of fire": "at least 1",
        "Rockets fired by Allied militias": "3",
        "Shells fired by the alliance": "2",
        "Withdrawal": "left and returned: net zero",
    }


def test_baghouz_is_alleged_alone(edition):
    (alleged,) = edition.figures.filter(column="alleged")
    assert alleged.display == "200"
    assert "about another time, reported again" in alleged.data["words"]["notes"]


@pytest.mark.parametrize("wrong", [426, 226, 200, 400, 13, 5, 8, 130, 134])
def test_no_recorded_number_is_a_wrong_sum(edition, wrong):
    for figure in edition.figures.exclude(column="alleged"):
        number = figure.data["number"]
        assert number is None or wrong not in number.values()


def test_the_vehicles_are_held_with_the_reason(edition):
    held = edition.claims.filter(status_label="Held")
    assert {claim.display for claim in held} == {"130 vehicles", "4 batches"}
    assert all(HELD in claim.excluded_because for claim in held)


def test_each_claim_counts_or_names_the_rule_that_keeps_it_out(edition):
    by_quote = {claim.quote: claim.excluded_by for claim in edition.claims.all()}
    assert {name: by_quote[quote] for name, quote, _ in CLAIMS} == {
        "vehicles": "§4", "batches": "§4", "opening": "§4", "commanders": "R7", "landing": "R7", "back": "R11",
        "nobody": "R12", "baghouz": "R4", "bodies": "R10",
        **dict.fromkeys(["operations", "arrested", "one", "strikes", "nearly 25", "wounded", "left", "fire"], ""),
        **dict.fromkeys(["rockets", "shells"], ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("label", "quotes"),
    [
        ("Killed, civilians", ["Nobody was reported hurt"]),
        ("Killed, combatants", ["one fighter dead", "Nearly 25 fighters died"]),
        ("Arrested", ["11 people into custody", "some of them commanders"]),
        ("Withdrawal", ["drove out", "it was back"]),
    ],
)
def test_a_figure_keeps_all_the_claims_that_a_reader_of_it_must_see(edition, label, quotes):
    figure = edition.figures.get(label=label, column="recorded")
    assert [member.claim.quote for member in figure.members.order_by("claim__start")] == quotes


def test_the_edition_says_what_made_it(edition):
    versions = Edition.objects.get().stated["versions"]
    assert set(versions) == {"rules", "hedge_table", "extractor", "code"}
    assert versions["code"][0].isdigit()
