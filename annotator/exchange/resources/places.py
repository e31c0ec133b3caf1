"""The gazetteer as a table: one's own places, OCHA's p-codes, GeoNames."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from annotator.claims.names.actions import PlaceRow
from annotator.claims.names.bulk.actions import keep_places, remove_places
from annotator.claims.names.models import Place
from annotator.exchange.contract import Column, Context, Obstacle, Row, Stored
from annotator.exchange.resources.cells import CellError, Choice, Degrees, Names, Text, Whole
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.place_shapes import LEVELS, as_place
from annotator.exchange.resources.rows import Field
from annotator.exchange.resources.standing import places_that_count

WEIGHTY = ("name", "kind", "admin1", "admin2", "lat", "lon")
LEVEL_NAMES = {0: "Country", 1: "Governorate", 2: "District", 3: "Sub-district", 4: "Community"}
WHY = "Recorded figures are at this place: its name, kind, region and position stay as they are."


def _levels() -> Iterator[Column]:
    for level in LEVELS:
        what = LEVEL_NAMES[level]
        yield Column(f"adm{level}_pcode", f"P-code {level}", f"{what}, in OCHA's tables.", also=(f"admin{level}pcode",))
        yield Column(f"adm{level}_name", f"Name {level}", f"{what}, in OCHA's tables.",
                     also=(f"adm{level}_en", f"admin{level}name_en", f"admin{level}name"))  # fmt: skip
        yield Column(f"adm{level}_local", f"Local name {level}", f"{what}, in OCHA's tables.",
                     also=(f"adm{level}_ar", f"admin{level}name_ar", f"adm{level}_fa"))  # fmt: skip


class PlaceResource(ModelResource):
    """Places, recognised by their gazetteer and their number there."""

    id = "places"
    label = "Places"
    help = (
        "Places by which names in texts are found. OCHA's p-code tables (a sheet a level) and GeoNames' country files "
        "are recognised by their columns; a row of one's own needs a name, a kind and a country. Claims that "
        "are read from now on are looked up in it; what is found already stays."
    )
    permission = "annotator.view_place"
    columns = (
        Column("external_id", "Number", "Its code in its gazetteer; empty to make one of what it is.", False, "SY02",
               ("geonameid", "pcode", "code", "id")),
        Column("source", "Gazetteer", "Empty for ocha, geonames or import.", False, "cadastre", ("gazetteer",)),
        Column("name", "Name", "As texts most often write it.", False, "Idlib", ("place", "toponym", "place_name")),
        Column("other_names", "Other names", "With | between them; of GeoNames with commas.", False, "Idleb|إدلب",
               ("alternatenames", "aliases", "alternate_names")),
        Column("kind", "Kind", f"One of {', '.join(Place.Kind.values)}.", False, "settlement", ("type", "level")),
        Column("admin1", "Governorate", "In which it lies.", False, "Idlib", ("governorate", "province")),
        Column("admin2", "District", "In which it lies.", False, "Ariha", ("district",)),
        Column("country", "Country", "The two letters of ISO 3166.", False, "SY", ("iso2", "country_code")),
        Column("lat", "Latitude", "Decimal degrees.", False, "35.93", ("latitude", "y")),
        Column("lon", "Longitude", "Decimal degrees.", False, "36.63", ("longitude", "lng", "x")),
        Column("population", "Population", "Whole number.", False, "165000", ("pop",)),
        Column("feature_class", "Feature class", "Of GeoNames.", also=("fclass",)),
        Column("feature_code", "Feature code", "Of GeoNames.", also=("fcode",)),
        *_levels(),
    )  # fmt: skip

    external_id = Field(Text(), "external_id")
    source = Field(Text(), "source")
    name = Field(Text(), "name")
    other_names = Field(Names(), "other_names")
    kind = Field(Choice(lambda: Place.Kind.choices), "kind")
    admin1 = Field(Text(), "admin1")
    admin2 = Field(Text(), "admin2")
    country = Field(Text(), "country")
    lat = Field(Degrees(90), "lat")
    lon = Field(Degrees(180), "lon")
    population = Field(Whole(10**12), "population")

    class Meta:
        model = Place
        import_id_fields = ["external_id", "source"]
        fields = ["external_id", "source", "name", "other_names", "kind", "admin1", "admin2", "country", "lat", "lon"]
        fields += ["population"]

    def read(self, row: Row) -> Draft:
        """Return what a row's cells say, in whichever gazetteer's columns."""
        try:
            return super().read(replace(row, cells=as_place(row.cells)))
        except CellError as error:
            draft = Draft(row, problems=list(row.problems))
            draft.refuse(error.kind, "feature_code", row.cells.get("feature_code", ""), str(error))
            return draft

    def identify(self, draft: Draft) -> None:
        """Give a draft its natural key; a row that names nothing is refused."""
        if not draft.problems:
            super().identify(draft)

    def apply(self, draft: Draft) -> None:
        """Give the place its values; its name is none of its other names."""
        super().apply(draft)
        draft.instance.other_names = [name for name in draft.instance.other_names if name != draft.instance.name]

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """What figures by region hang on is not changed by a file."""
        weighty = [draft for draft in drafts if not draft.is_new and draft.diffs.keys() & set(WEIGHTY)]
        count = places_that_count([draft.before.pk for draft in weighty])
        for draft in weighty:
            if draft.before.pk in count:
                name = next(name for name in WEIGHTY if name in draft.diffs)
                draft.refuse("counts", name, draft.diffs[name][1], WHY)

    def add(self, drafts: Sequence[Draft], context: Context) -> list[Place]:
        """Add places."""
        return keep_places(rows=[_row(draft.instance) for draft in drafts], user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Bring places in line."""
        keep_places(rows=[_row(draft.instance) for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete places that the import added and at which no claim is."""
        remove_places(pks=pks, user=context.user)

    def holds(self, stored: Sequence[Stored]) -> Iterator[Obstacle]:
        """Yield the places at which recorded figures are by now."""
        weighty = [one for one in stored if one.before.keys() & set(WEIGHTY)]
        count = places_that_count([one.pk for one in weighty])
        yield from (Obstacle(one.number, WHY, self.address(one.pk)) for one in weighty if one.pk in count)


def _row(place: Place) -> PlaceRow:
    values = {name: getattr(place, name) for name in PlaceRow.__slots__ if name != "other_names"}
    return PlaceRow(**values, other_names=tuple(place.other_names))
