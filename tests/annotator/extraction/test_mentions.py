"""Places and quantities that a text mentions, whether a claim uses them or not."""

import pytest

from annotator.extraction import Document
from annotator.extraction.mentions import mentions


def named(text: str, kind: str) -> list[str]:
    return [one.text for one in mentions(Document(text)) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Aid reached the town of Umm Hamada on foot.", ["the town of Umm Hamada"]),
        ("The envoy landed in Istanbul, Turkey.", ["Istanbul, Turkey"]),
        ("Officials spoke of the Mosul offensive.", ["Mosul"]),
        ("Snow fell in northern Iraq and Jordan.", ["northern Iraq", "Jordan"]),
        ("Shells fell near Sarmada and Kafr Zita.", ["Sarmada", "Kafr Zita"]),
        ("The raid wrecked three tunnels and a petrol station.", ["tunnels", "a petrol station"]),
        ("The hospital contains a pharmacy.", ["The hospital"]),
        ("The convoy crossed the Tigris at night.", ["the Tigris"]),
        ("The wreck lies at 33°30′21″N 36°16′11″E.", ["33°30′21″N 36°16′11″E"]),
    ],
)
def test_it_marks_a_place_as_an_analyst_would(text: str, places: list[str]) -> None:
    assert named(text, "place") == places


@pytest.mark.parametrize(
    "text",
    [
        "Russia said that it would wait.",
        "The government of Iraq signed the treaty.",
        "Talks with Turkey failed.",
        "The minister for Central Asia resigned.",
        "They thanked the people of Turkey.",
        "The Syria Recovery Fund closed.",
        "The plot covers 700 square miles.",
    ],
)
def test_a_party_or_a_fund_is_no_place(text: str) -> None:
    assert named(text, "place") == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("At least 28 people came.", ["28"]),
        ("They hold more than 700 square miles of land.", ["700 square miles"]),
        ("It passes 7,000 m3/s of water.", ["7,000 m3/s"]),
        ("Some 30 percent of the wheat was lost.", ["30 percent"]),
        ("Tens of thousands of letters arrived.", ["Tens of thousands"]),
        ("About 2.5 million sheep graze there.", ["2.5 million"]),
    ],
)
def test_an_amount_is_a_number_with_its_unit_and_without_its_hedge(text: str, amounts: list[str]) -> None:
    assert named(text, "quantity") == amounts


@pytest.mark.parametrize(
    "text",
    [
        "Chapter five was lost.",
        "Resolution 2254 stands.",
        "The 24-hour truce held.",
        "He waited three weeks.",
        "It cost 40 dollars.",
        "He came in 1987.",
    ],
)
def test_a_name_a_date_a_time_or_money_is_no_amount(text: str) -> None:
    assert named(text, "quantity") == []


def test_offsets_point_at_the_words() -> None:
    text = "Six crates stood near Sarmada."
    assert all(text[one.start : one.end] == one.text for one in mentions(Document(text)))
