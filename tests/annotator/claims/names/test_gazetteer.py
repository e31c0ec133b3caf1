"""A name resolves to the place that its kind, its neighbours and its spelling point to, or stays a text."""

import pytest

from annotator.claims.gazetteer import Known, ask, resolve
from annotator.claims.spelling import normal, skeleton


def known(id, name, kind="settlement", country="SY", admin1="", population=0, others=()):
    names = (name, *others)
    normals, skeletons = tuple(map(normal, names)), tuple(map(skeleton, names))
    return Known(id, names, normals, skeletons, kind, admin1, country, population)


PLACES = [
    known(1, "Syria", "country", population=20_000_000),
    known(2, "Iraq", "country", "IQ"),
    known(3, "Al Ḩasakah", admin1="Al-Hasakah", population=188_000, others=["الحسكة"]),
    known(4, "Al-Hasakah", "ADM1"),
    known(5, "Aleppo", "ADM1"),
    known(6, "Manbij", admin1="Aleppo", population=99_000),
    known(7, "Al Qaim", country="IQ"),
    known(8, "Qaim", admin1="Aleppo"),
    known(9, "Mazraa", admin1="Aleppo"),
    known(10, "Mazraa", admin1="Idlib"),
]


TWINS = [(1, "Aleppo", 10), (2, "Idlib", 90_000)]


def place(text, *others):
    found = resolve([text, *others], PLACES)[text]
    return found.place.id if found.place else None


@pytest.mark.parametrize("name", ["Al-Hassakeh", "Hasaka", "al-Hasakah city", "الحسكة", "the city of Hasakah"])
def test_spellings_find_the_town(name):
    assert place(name) == 3


@pytest.mark.parametrize("name", ["al-Hasakah governorate", "Hasaka province", "Al-Hassakeh Governorate"])
def test_a_word_for_the_kind_decides_between_town_and_governorate(name):
    assert place(name) == 4


def test_the_country_of_the_other_places_decides():
    assert place("al-Qaim", "Iraq") == 7
    assert place("al-Qaim", "Syria") == 8


def test_the_governorate_of_the_other_places_decides():
    assert place("Mazraa", "Syria", "Aleppo province") == 9


def test_a_name_of_several_places_stays_a_text_and_says_so():
    found = resolve(["Mazraa"], PLACES)["Mazraa"]
    assert (found.place, found.note) == (None, "2 places have this name")


def test_a_name_that_fits_nothing_stays_a_text_and_says_so():
    found = resolve(["Wadi Nur"], PLACES)["Wadi Nur"]
    assert (found.asked.text, found.place, found.precision, found.note) == (
        "Wadi Nur", None, None, "not in the gazetteer",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Manbij", 1),
        ("Hasaka city", 1),
        ("Hasaka", 4),
        ("Manbij market", 2),
        ("fields round Manbij", 2),
        ("Manbij countryside", 2),
        ("Hasaka province", 4),
        ("eastern Syria", 5),
        ("Syria", 6),
    ],
)
def test_the_precision_follows_the_place_and_vague_words(text, precision):
    assert resolve([text], PLACES)[text].precision == precision


def test_a_governorate_is_never_the_town_of_its_name():
    assert resolve(["Manbij governorate"], PLACES)["Manbij governorate"].place is None


def test_a_small_place_in_a_country_that_nothing_points_to_is_not_meant():
    assert place("al-Qaim", "Syria", "Manbij") == 8
    abroad = known(11, "Khabur", country="TR", population=50_000)
    found = resolve(["Syria", "Manbij", "Khabur"], [*PLACES, abroad])
    assert (found["Khabur"].place, found["Khabur"].note) == (None, "not in the gazetteer")


def test_the_same_consonants_alone_are_not_enough():
    assert resolve(["Khabur"], [known(1, "Niksar", others=["Cabira"])])["Khabur"].place is None
    assert resolve(["Samid"], [known(1, "Samad")])["Samid"].place is None
    assert resolve(["Al-Basira"], [known(1, "Başīr")])["Al-Basira"].place is None


def test_two_consonants_recognise_nothing():
    assert resolve(["Rukka"], [known(1, "Raqqa")])["Rukka"].place is None


def test_two_gazetteers_rows_of_one_place_are_no_doubt():
    twice = [known(1, "Manbij", admin1="Aleppo"), known(2, "Manbij", admin1="Aleppo")]
    assert resolve(["Manbij"], twice)["Manbij"].place.id == 1


def test_a_much_larger_place_wins_over_its_namesake():
    places = [known(number, "Mazraa", admin1=admin1, population=people) for number, admin1, people in TWINS]
    assert resolve(["Mazraa"], places)["Mazraa"].place.id == 2


def test_asking_takes_a_name_apart():
    asked = ask("the northern countryside of Deir ez-Zor governorates")[0]
    assert (asked.name, asked.kind, asked.vague) == ("Deir ez-Zor", "ADM1", True)
    assert [one.name for one in ask("the desert")] == ["the desert"]
