"""Gazetteers row by row: what is a place, what is passed over, and what is refused by its line."""

from annotator.exchange.gazetteers import PassedOver, Refused, geonames, geonames_regions, ocha, packaged


def geonames_line(id, name, kind, code, **values):
    row = [
        str(id),
        name,
        name,
        values.get("others", ""),
        values.get("lat", "36.5"),
        values.get("lon", "40.7"),
        kind,
        code,
    ]
    row += [
        "SY",
        "",
        values.get("adm1", "02"),
        values.get("adm2", ""),
        "",
        "",
        values.get("people", "0"),
        "",
        "",
        "",
        "",
    ]
    return "\t".join(row) + "\n"


GEONAMES = [
    geonames_line(173811, "Al-Hasakah", "A", "ADM1", others="Hasaka,Al-Hassakeh"),
    geonames_line(2, "Al Hasakah District", "A", "ADM2", adm2="SY0201"),
    geonames_line(3, "Ash Shaddadah", "P", "PPL", adm2="SY0201", people="15806"),
    geonames_line(4, "Nahr al Khabur", "H", "STM"),
    geonames_line(5, "Beyond the pole", "P", "PPL", lat="96.5"),
    geonames_line("six", "No number", "P", "PPL"),
    "7\tToo short\n",
    "\n",
]
OCHA = [
    "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE\n",
    "#adm2+name,#adm2+name+ar,#adm2+code,#adm1+name,#adm1+code,#country+name,#country+code\n",
    "Qamishli,القامشلي,SY0802,Al-Hasakeh,SY08,Syrian Arab Republic,SY\n",
    "Ras Al Ain,رأس العين,SY0804,Al-Hasakeh,SY08,Syrian Arab Republic,SY\n",
    ",,,,,,\n",
    ",,SY0899,Al-Hasakeh,SY08,Syrian Arab Republic,SY\n",
]


def test_geonames_places_know_what_they_lie_in():
    regions = geonames_regions(GEONAMES)
    read = list(geonames(GEONAMES, regions))
    governorate, district, town = read[:3]
    assert (governorate.kind, governorate.other_names, governorate.admin1) == (
        "ADM1", ("Al-Hasakah", "Hasaka", "Al-Hassakeh"), "Al-Hasakah",
    )  # fmt: skip
    assert (district.kind, district.admin1) == ("ADM2", "Al-Hasakah")
    assert (town.kind, town.admin1, town.admin2, town.population) == (
        "settlement", "Al-Hasakah", "Al Hasakah District", 15806,
    )  # fmt: skip
    assert (town.lat, town.lon, town.source, town.external_id) == (36.5, 40.7, "geonames", "3")


def test_geonames_rows_that_make_no_sense_are_named_by_their_lines():
    read = list(geonames(GEONAMES, {}))
    assert read[3] == PassedOver()
    assert [(row.line, row.why[:12]) for row in read if isinstance(row, Refused)] == [
        (5, "96.5 is no n"), (6, "invalid lite"), (7, "2 columns in"),
    ]  # fmt: skip


def test_a_p_code_table_gives_each_unit_once():
    read = list(ocha(OCHA))
    places = [(row.name, row.kind, row.external_id) for row in read if not isinstance(row, Refused)]
    assert places == [
        ("Syrian Arab Republic", "country", "SY"),
        ("Al-Hasakeh", "ADM1", "SY08"),
        ("Qamishli", "ADM2", "SY0802"),
        ("Ras Al Ain", "ADM2", "SY0804"),
    ]
    assert read[2].other_names == ("القامشلي",)
    assert (read[2].admin1, read[2].country) == ("Al-Hasakeh", "SY")
    assert [(row.line, row.why) for row in read if isinstance(row, Refused)] == [
        (5, "no column such as ADM1_PCODE with a code in it"), (6, "SY0899 has no name"),
    ]  # fmt: skip


def test_the_older_spelling_of_the_columns_is_read_too():
    (country, governorate) = ocha(
        ["admin1Name_ar,admin1Name_en,admin1Pcode,admin0Name_en,admin0Pcode\n", "ا,Aleppo,SY02,Syria,SY\n"]
    )
    assert (country.name, governorate.name, governorate.other_names) == ("Syria", "Aleppo", ())


def test_the_package_gives_all_countries_and_the_towns_of_those_named():
    read = list(packaged(["sy"]))
    assert not any(isinstance(row, Refused) for row in read)
    assert sum(row.kind == "country" for row in read) > 240
    towns = [row for row in read if row.kind == "settlement"]
    assert {row.country for row in towns} == {"SY"}
    assert len(towns) > 250
