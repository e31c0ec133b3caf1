"""Tests that a place is looked up in the desk's gazetteer and that the flag stands on the claim that happens there."""

import pytest

from annotator.checks.actions import read_article
from annotator.checks.base import Case
from annotator.checks.gazetteers import NOWHERE
from annotator.checks.models import Flag
from annotator.checks.places import PlaceOutsideGovernorate
from annotator.claims.names.actions import PlaceRow, store_places
from annotator.sources.models import Article
from tests.factories import make_article

TEXT = "Two farmers were killed by a mine in Tal Hamra in Raqqa countryside on 5 January 2022."


def row(name: str, kind: str, admin1: str = "") -> PlaceRow:
    return PlaceRow(name, kind, "SY", "test", f"{name} {admin1}", admin1=admin1)


def flags(*rows: PlaceRow) -> list[Flag]:
    store_places(rows)
    article = make_article(TEXT)
    read_article(article=article)
    return list(Flag.objects.filter(article=article, check_id="place_outside_governorate"))


@pytest.mark.django_db
def test_the_desk_asks_the_gazetteer_that_it_imported() -> None:
    (flag,) = flags(row("Raqqa", "ADM1"), row("Tal Hamra", "settlement", "Aleppo"))
    assert flag.message == "The gazetteer has Tal Hamra in Aleppo, none in Raqqa."
    assert flag.claim is not None
    assert flag.claim.kind == "killed"
    assert flag.words == "tal hamra in raqqa countryside"


@pytest.mark.django_db
def test_a_namesake_in_the_governorate_keeps_it_quiet() -> None:
    rows = row("Raqqa", "ADM1"), row("Tal Hamra", "settlement", "Aleppo"), row("Tal Hamra", "settlement", "Raqqa")
    assert not flags(*rows)


@pytest.mark.django_db
def test_a_desk_without_a_gazetteer_says_nothing() -> None:
    assert not flags()


def test_a_case_without_a_gazetteer_says_nothing() -> None:
    assert list(PlaceOutsideGovernorate().findings(Case(Article(text=TEXT), [], NOWHERE))) == []
