"""The map: an imprecise place is an area and never a point (R17), points are rounded, names find their governorate."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.maps.boundaries import CREDIT, countries, region_of
from reports.maps.frame import frame_of, middle_of
from reports.maps.places import DECIMALS, Located, drawn_as, map_picture
from tests.reports.charts.samples import NOTE, PLACES


def place(precision, latitude=36.4853, longitude=40.7421, governorate="Al-Hasakah"):
    return Located("An incident", "Ghuwayran", governorate, latitude, longitude, precision)


@given(
    precision=st.sampled_from([4, 5, 6, 7, None]),
    latitude=st.one_of(st.none(), st.floats(33, 37)),
    longitude=st.one_of(st.none(), st.floats(36, 42)),
    governorate=st.sampled_from(["Al-Hasakah", "Homs", "", "Nowhere"]),
)
def test_from_precision_four_on_nothing_is_a_point(precision, latitude, longitude, governorate):
    drawn = drawn_as(place(precision, latitude, longitude, governorate))
    assert drawn.point is None
    assert drawn.kind != "point"


@given(st.sampled_from([1, 2, 3]), st.floats(36, 36.8), st.floats(40.2, 41))
def test_a_closer_place_is_a_point_that_is_rounded(precision, latitude, longitude):
    drawn = drawn_as(place(precision, latitude, longitude))
    assert drawn.kind == "point"
    assert drawn.point == (round(longitude, DECIMALS), round(latitude, DECIMALS))


def test_no_exact_place_is_in_any_file_of_the_map():
    for picture in map_picture(PLACES, note=NOTE):
        whole = picture.csv + picture.svg + json.dumps(picture.spec)
        assert "36.4853" not in whole
        assert "40.7421" not in whole


def test_a_precise_place_without_a_point_is_an_area():
    assert drawn_as(place(1, None, None)).kind == "area"


def test_areas_are_hatched_and_what_has_no_place_is_told():
    wide, narrow = map_picture(PLACES, note=NOTE)
    assert "url(#map-vague)" in wide.svg
    assert "1 incident has no place on the map" in wide.description
    drawn = {row["incident"]: row["drawn as"] for row in csv.DictReader(io.StringIO(narrow.csv))}
    assert drawn == {
        "Prison": "point", "Base": "point", "Operations": "area",
        "Somewhere": "not drawn: no closer than the country",
    }  # fmt: skip


def test_the_boundaries_are_credited_on_the_map_and_beside_their_files():
    assert "Natural Earth" in CREDIT
    assert all("Natural Earth" in json.dumps(picture.spec) for picture in map_picture(PLACES, note=NOTE))


def test_without_a_place_there_is_no_map():
    assert map_picture(PLACES[-1:], note=NOTE) == ()


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("Al-Hasakah Governorate", "SY", "Al-Hasakah"),
        ("Dayr az-Zawr", "SY", "Deir ez-Zor"),
        ("Ḥalab", "SY", "Aleppo"),
        ("Ar-Raqqah", "SY", "Raqqa"),
        ("Rural Damascus", "SY", "Rif Dimashq"),
        ("Ninawa", "IQ", "Nineveh"),
        ("Donets'k Oblast", "UA", "Donetsk"),
        ("Kandahar Province", "AF", "Kandahar"),
    ],
)
def test_a_name_finds_its_governorate_however_it_is_spelt(name, country, region):
    found = region_of(name, None, None)
    assert found is not None
    assert (found.country, found.name) == (country, region)


@pytest.mark.parametrize(
    ("latitude", "longitude", "region"),
    [
        (36.5, 40.75, "Al-Hasakah"),
        (34.45, 40.9, "Deir ez-Zor"),
        (33.51, 36.29, "Damascus"),
        (31.5, 34.45, "Gaza Strip"),
    ],
)
def test_a_point_lies_in_its_governorate(latitude, longitude, region):
    assert region_of("", latitude, longitude).name == region


@pytest.mark.parametrize("name", ["Al-Jawf", "Narnia", ""])
def test_a_name_that_several_countries_have_or_none_finds_nothing(name):
    assert region_of(name, None, None) is None


def test_a_name_that_several_countries_have_is_settled_by_the_point():
    assert region_of("Al-Jawf", 16.6, 45.6).country == "YE"


def test_every_outline_is_whole():
    for country in countries().values():
        for region in country.regions:
            assert all(ring[0] == ring[-1] for polygon in region.polygons for ring in polygon), (country, region.name)


def test_a_frame_holds_its_regions_and_finds_the_way_back():
    regions = countries()["SY"].regions
    frame = frame_of(regions, 720, 560)
    assert all(frame.shows(*point) for region in regions for polygon in region.polygons for point in polygon[0])
    assert frame.back(*frame.at(40.7, 36.5)) == pytest.approx((40.7, 36.5), abs=0.02)


def test_the_middle_of_a_region_is_inside_it():
    assert all(region.holds(*middle_of(region)) for region in countries()["IQ"].regions)
