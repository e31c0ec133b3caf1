"""Places come in from OCHA's and GeoNames' tables, known by their columns, and from tables of one's own."""

import pytest

from annotator.claims.names.models import ClaimPlace, Place
from annotator.exchange.contract import Context
from annotator.exchange.resources.places import PlaceResource
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, undone
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
PLACES = PlaceResource()
OCHA = {
    "adm0_pcode": "SY", "adm0_name": "Syria", "adm1_pcode": "SY07", "adm1_name": "Idleb", "adm1_local": "إدلب",
    "adm2_pcode": "SY0704", "adm2_name": "Ariha", "adm2_local": "أريحا",
}  # fmt: skip
GEONAMES = {
    "external_id": "169577", "name": "Idlib", "other_names": "Edlib,Idleb,https://a.example/I,إدلب", "lat": "35.93",
    "lon": "36.63", "feature_class": "P", "feature_code": "PPLA", "country": "SY", "population": "128840",
}  # fmt: skip


@pytest.fixture
def context():
    return Context(make_user("data_manager"), batch_id=7)


def test_a_row_of_an_ocha_table_is_the_unit_of_its_lowest_level(context):
    (stored,) = imported(PLACES, context, OCHA)
    place = Place.objects.get(pk=stored.pk)
    assert (place.name, place.other_names, place.kind, place.admin1, place.admin2) == (
        "Ariha",
        ["أريحا"],
        "ADM2",
        "Idleb",
        "",
    )
    assert (place.country, place.source, place.external_id) == ("SY", "ocha", "SY0704")
    assert place.normals


def test_a_row_of_geonames_is_a_town_a_region_or_a_site(context):
    site = GEONAMES | {"external_id": "1", "feature_class": "S", "feature_code": "AIRB", "name": "Base"}
    region = GEONAMES | {"external_id": "2", "feature_class": "A", "feature_code": "ADM1", "admin1": "Idlib"}
    imported(PLACES, context, GEONAMES, site, region)
    found = Place.objects.order_by("external_id").values_list("external_id", "kind", "source", "admin1")
    assert list(found) == [
        ("1", "site", "geonames", ""), ("169577", "settlement", "geonames", ""), ("2", "ADM1", "geonames", ""),
    ]  # fmt: skip
    assert Place.objects.get(external_id="169577").other_names == ["Edlib", "Idleb", "إدلب"]


def test_features_without_use_are_named_as_such(context):
    found = checked(PLACES, context, GEONAMES | {"feature_class": "H", "feature_code": "STM"})
    assert problems(found) == [(2, "feature_code", "STM", "of_no_use")]


def test_a_place_of_a_table_of_ones_own_is_known_again_by_what_it_is(context):
    row = {"name": "Kafr Nabl", "kind": "town or village", "country": "SY", "admin1": "Idlib", "lat": "35.61"}
    assert outcomes(checked(PLACES, context, row)) == ["new"]
    imported(PLACES, context, row)
    assert Place.objects.get().source == "import"
    (one,) = checked(PLACES, context, row | {"lat": "35.62"})
    assert one.diffs == {"lat": ("35.61", "35.62")}


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"lat": "95"}, ("lat", "95", "number")),
        ({"lon": "east"}, ("lon", "east", "number")),
        ({"kind": "planet"}, ("kind", "planet", "choice")),
        ({"name": ""}, ("external_id", "", "empty")),
        ({"country": "Syria"}, ("country", "Syria", "too_long")),
        ({"population": "1.5"}, ("population", "1.5", "number")),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(context, cells, problem):
    row = {"name": "Kafr Nabl", "kind": "settlement", "country": "SY"}
    assert (2, *problem) in problems(checked(PLACES, context, row | cells))


def test_an_undone_import_leaves_everything_as_it_was(context):
    imported(PLACES, context, GEONAMES)
    before = list(Place.objects.values())
    stored = imported(PLACES, context, GEONAMES | {"population": "7", "name": "Edlib"}, OCHA)
    undone(PLACES, context, stored)
    assert list(Place.objects.values()) == before


def test_a_place_with_claims_stays_and_one_with_recorded_figures_does_not_move(context):
    stored = imported(PLACES, context, GEONAMES)
    claim = make_claim()
    ClaimPlace.objects.create(claim=claim, text="Idlib", role="event", place_id=stored[0].pk, precision=1)
    assert [one.reason for one in PLACES.in_the_way(stored, context)] == ["“Idlib” has 1 claim place by now."]
    assert outcomes(checked(PLACES, context, GEONAMES | {"lat": "35.9"})) == ["changed"]
    make_decided_claim(claim=claim)
    ClaimPlace.objects.get_or_create(claim=claim, text="Idlib", role="event", defaults={"place_id": stored[0].pk})
    assert problems(checked(PLACES, context, GEONAMES | {"lat": "35.9"})) == [(2, "lat", "35.9", "counts")]
    assert outcomes(checked(PLACES, context, GEONAMES | {"population": "9"})) == ["changed"]
