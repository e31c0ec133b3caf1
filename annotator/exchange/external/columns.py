"""The columns of both datasets, named as they are published; each stays in the row that is kept as it came."""

from annotator.exchange.contract import Column

_ACLED = {
    "event_id_cnty": ("Event", "Rows are recognised by it.", "SYR12345"),
    "event_date": ("Date", "2022-01-17 or 17 January 2022.", "2022-01-17"),
    "time_precision": ("Time precision", "1 day, 2 week, 3 month.", "1"),
    "event_type": ("Type", "", "Battles"),
    "sub_event_type": ("Sub type", "", "Armed clash"),
    "actor1": ("Actor 1", "", ""),
    "actor2": ("Actor 2", "", ""),
    "country": ("Country", "", "Syria"),
    "admin1": ("Governorate", "", "Idleb"),
    "admin2": ("District", "", ""),
    "location": ("Place", "", "Binnish"),
    "latitude": ("Latitude", "", "35.95"),
    "longitude": ("Longitude", "", "36.71"),
    "geo_precision": ("Place precision", "1 the place, 2 near it, 3 a region.", "1"),
    "fatalities": ("Dead", "One number; 0 says that none are known of.", "3"),
    "notes": ("Notes", "", ""),
    "source": ("Source", "", ""),
    "timestamp": ("Timestamp", "When the row was last changed; its day is the version.", ""),
}
_ACLED_BESIDE = (
    "data_id iso iso3 event_id_no_cnty year disorder_type assoc_actor_1 inter1 assoc_actor_2 inter2 interaction "
    "civilian_targeting region admin3 source_scale tags population_best"
).split()
_UCDP = {
    "id": ("Event", "Rows are recognised by it.", "412345"),
    "date_start": ("First day", "", "2022-01-17"),
    "date_end": ("Last day", "", "2022-01-17"),
    "date_prec": ("Date precision", "1 day to 5 year.", "1"),
    "type_of_violence": ("Type", "1 state-based, 2 non-state, 3 one-sided.", "1"),
    "conflict_name": ("Conflict", "", ""),
    "side_a": ("Side A", "", ""),
    "side_b": ("Side B", "", ""),
    "country": ("Country", "", "Syria"),
    "adm_1": ("Governorate", "", ""),
    "adm_2": ("District", "", ""),
    "where_coordinates": ("Place", "", "Binnish town"),
    "where_description": ("Place in words", "", ""),
    "where_prec": ("Place precision", "1 exact to 7 sea or air.", "1"),
    "latitude": ("Latitude", "", "35.95"),
    "longitude": ("Longitude", "", "36.71"),
    "low": ("Low", "Fewest dead.", "2"),
    "best": ("Best", "Dead.", "3"),
    "high": ("High", "Most dead.", "5"),
    "deaths_civilians": ("Civilians dead", "", "0"),
    "source_article": ("Source", "", ""),
}
_UCDP_BESIDE = (
    "relid year active_year code_status conflict_dset_id conflict_new_id dyad_dset_id dyad_new_id dyad_name "
    "side_a_dset_id side_a_new_id side_b_dset_id side_b_new_id number_of_sources source_office source_date "
    "source_headline source_original geom_wkt priogrid_gid country_id region event_clarity deaths_a deaths_b "
    "deaths_unknown gwnoa gwnob"
).split()
_NEEDED = {"event_id_cnty", "event_date", "id", "date_start"}


def _columns(read: dict[str, tuple[str, str, str]], beside: list[str]) -> tuple[Column, ...]:
    told = [Column(name, label, help, name in _NEEDED, example) for name, (label, help, example) in read.items()]
    return (*told, *(Column(name, name, "Kept as it came, and not read.") for name in beside))


ACLED = _columns(_ACLED, _ACLED_BESIDE)
UCDP_GED = _columns(_UCDP, _UCDP_BESIDE)
