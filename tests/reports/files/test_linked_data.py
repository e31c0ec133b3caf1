"""Web Annotations, PROV, GeoJSON and ClaimReview: sound in their structure, true to the rows, nothing fetched."""

import json
from itertools import pairwise

import pytest

from reports.files.geography import geometry_of
from reports.maps.boundaries import countries
from tests.reports.files.rows import SITE, contents, incident_of, written

# The terms of http://www.w3.org/ns/anno.jsonld that we use.
STANDARD = set(
    "id type label total first items motivation body target source selector exact prefix suffix start end name language"
    .split()
)  # fmt: skip
PREFIXES = {"prov", "claimdesk", "dcterms"}


def collection(**values) -> dict:
    return json.loads(written("annotations.jsonld", contents(**values)))


def keys_of(value) -> set[str]:
    if isinstance(value, list):
        return {key for one in value for key in keys_of(one)}
    if isinstance(value, dict):
        return {*value, *(key for one in value.values() for key in keys_of(one))}
    return set()


def test_every_word_of_the_annotations_is_the_standard_s_or_has_a_prefix():
    made = collection()
    assert made.pop("@context") == [
        "http://www.w3.org/ns/anno.jsonld",
        {"prov": "http://www.w3.org/ns/prov#", "claimdesk": f"{SITE}/formats/#term-"},
    ]
    assert {key for key in keys_of(made) if key.partition(":")[0] not in PREFIXES} <= STANDARD


def test_an_annotation_pins_a_claim_to_its_words_by_quote_and_by_position():
    rows = contents("قتل ثلاثة 𝟜", before="صباح الاثنين ")
    (one,) = json.loads(written("annotations.jsonld", rows))["first"]["items"]
    assert one["type"] == "Annotation"
    assert one["target"]["source"]["id"] == "hash://sha256/" + "c" * 64
    assert one["target"]["source"]["claimdesk:text"]["id"] == "hash://sha256/" + "b" * 64
    quote, position = one["target"]["selector"]
    text = rows.claims[0].article.text
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert text[position["start"] : position["end"]] == quote["exact"] == "قتل ثلاثة 𝟜"
    assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"])
    assert one["body"]["claimdesk:maxIsOpen"] is True
    assert "claimdesk:max" not in one["body"]


def test_of_an_article_with_words_blacked_out_the_published_text_is_the_target():
    rows = contents()
    rows.articles[0].capture_sha256s = []
    (one,) = json.loads(written("annotations.jsonld", rows))["first"]["items"]
    assert one["target"]["source"]["id"] == "hash://sha256/" + "b" * 64


def test_it_says_what_it_was_derived_from_and_by_whom():
    told = collection()["prov:wasDerivedFrom"]
    assert told["id"] == "hash://sha256/" + "a" * 64
    assert told["prov:wasAttributedTo"]["name"] == "Publisher"
    (article,) = told["prov:wasDerivedFrom"]
    assert article["prov:wasDerivedFrom"] == ["hash://sha256/" + "c" * 64]
    assert told["prov:wasGeneratedBy"]["type"] == "prov:Activity"


@pytest.mark.parametrize(
    ("values", "type", "drawn_as"),
    [
        ({"place_precision": 1}, "Point", "point"),
        ({"place_precision": 3}, "Point", "point"),
        ({"place_precision": 4}, "Polygon", "governorate"),
        ({"place_precision": 2, "latitude": None, "longitude": None}, "Polygon", "governorate"),
        ({"place_precision": 6, "place_name": "Syria"}, "MultiPolygon", "country"),
        ({"place_precision": 5}, None, "the place is larger or vague"),
        ({"place_precision": 7}, None, "at sea or in the air"),
        ({"place_precision": 4, "admin1": "", "place_name": "Nowhere", "latitude": None, "longitude": None},
         None, "place not known"),
    ],
)  # fmt: skip
def test_an_incident_is_a_point_an_area_or_nothing_and_says_why(values, type, drawn_as):
    geometry, said = geometry_of(incident_of(contents().edition, "there", **values))
    assert (geometry and geometry["type"], said) == (type, drawn_as)


def test_the_map_is_sound_geojson_and_keeps_the_edition_with_it():
    made = json.loads(written("incidents.geojson", contents()))
    assert made["type"] == "FeatureCollection"
    assert made["claimdesk"]["redaction"] == "public"
    (feature,) = made["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [39.01, 35.95]}
    assert feature["id"] == feature["properties"]["incident"] == 5
    assert "latitude" not in feature["properties"]


def test_every_ring_of_every_boundary_is_closed_and_turns_as_the_standard_says():
    for country in countries().values():
        for region in country.regions:
            place = {"admin1": region.name, "place_precision": 4, "latitude": None, "longitude": None}
            geometry, _ = geometry_of(incident_of(contents().edition, "there", **place))
            for polygon in _polygons(geometry):
                for at, ring in enumerate(polygon):
                    assert len(ring) >= 4
                    assert ring[0] == ring[-1]
                    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
                    assert (doubled > 0) == (at == 0)


def _polygons(geometry) -> list:
    if geometry is None:
        return []
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def test_an_assessed_allegation_is_a_review_with_words_and_no_number():
    dataset, review = json.loads(written("claim-reviews.jsonld", contents()))["@graph"]
    assert dataset["conditionsOfAccess"].startswith("Redaction profile public")
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Upheld", "ratingExplanation": "A video. It shows the day.",
    }  # fmt: skip
    assert review["datePublished"] == "2022-02-01"
    assert review["itemReviewed"]["text"] == "Four fighters were killed"
    assert review["url"] == f"{SITE}/editions/7/allegations/#claim-9"


def test_an_open_allegation_is_no_review():
    rows = contents(allegation={"assessment": None})
    assert [one["@type"] for one in json.loads(written("claim-reviews.jsonld", rows))["@graph"]] == ["Dataset"]
