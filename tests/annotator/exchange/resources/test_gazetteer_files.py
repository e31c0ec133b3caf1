"""Gazetteers as their makers publish them: recognised, mapped and imported without a hand's turn."""

import pytest

from annotator.claims.names.models import Place
from annotator.exchange import tables
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.contract import Context
from annotator.exchange.resources.places import PlaceResource
from tests.annotator.exchange.resources.tables import imported
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PLACES = PlaceResource()


def geonames_line(number, name, feature_class, code, admin1="", admin2=""):
    cells = [str(number), name, name, f"{name} al-Kubra,https://a.b", "35.1", "36.2", feature_class, code, "SY", "",
             admin1, admin2, "", "", "1200", "", "300", "Asia/Damascus", "2020-01-01"]  # fmt: skip
    return "\t".join(cells)


def places_in(path):
    layout = tables.detect(path, path.name)
    mapping = likely_mapping(PLACES, layout.columns)
    read = tables.Layout.from_json(layout.as_json())
    cells = [{name: row.cells[heading] for name, heading in mapping.items()} for row in tables.read(path, read)]
    imported(PLACES, Context(make_user("data_manager")), *cells)
    return layout


def test_a_country_file_of_geonames_has_no_headings_and_names_its_own_regions(tmp_path):
    path = tmp_path / "SY.txt"
    lines = [
        geonames_line(1, "Kafr 'Ayn", "P", "PPL", "12", "1201"),
        geonames_line(2, "Idlib", "A", "ADM1", "12"),
        geonames_line(3, "Ariha", "A", "ADM2", "12", "1201"),
        geonames_line(4, 'The "Wadi"', "H", "WAD", "12"),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    layout = places_in(path)
    assert (layout.format, layout.label, len(layout.sample)) == ("geonames", "Country file of GeoNames", 4)
    found = Place.objects.order_by("external_id").values_list("name", "kind", "admin1", "admin2", "source")
    assert list(found) == [
        ("Kafr 'Ayn", "settlement", "Idlib", "Ariha", "geonames"),
        ("Idlib", "ADM1", "", "", "geonames"),
        ("Ariha", "ADM2", "Idlib", "", "geonames"),
    ]
    assert Place.objects.get(external_id="1").other_names == ["Kafr 'Ayn al-Kubra"]


@pytest.mark.parametrize(
    "headings",
    [
        "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE",
        "admin2Name_en,admin2Name_ar,admin2Pcode,admin1Name_en,admin1Pcode,admin0Name_en,admin0Pcode",
    ],
)
def test_a_p_code_table_of_ocha_is_known_by_its_headings(tmp_path, headings):
    path = tmp_path / "adm2.csv"
    path.write_text(f"{headings}\nAriha,أريحا,SY0704,Idleb,SY07,Syria,SY\n", encoding="utf-8")
    places_in(path)
    place = Place.objects.get()
    assert (place.name, place.other_names, place.kind, place.country) == ("Ariha", ["أريحا"], "ADM2", "SY")
    assert (place.admin1, place.admin2, place.source, place.external_id) == ("Idleb", "", "ocha", "SY0704")


def test_a_table_with_tabs_and_headings_is_no_country_file(tmp_path):
    path = tmp_path / "places.tsv"
    path.write_text("name\tkind\tcountry\nIdlib\tADM1\tSY\n", encoding="utf-8")
    assert places_in(path).format == "tsv"
    assert Place.objects.get().kind == "ADM1"
