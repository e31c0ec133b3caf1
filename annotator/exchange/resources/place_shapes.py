"""Recognises the tables in which gazetteers come, and puts their rows into the columns of places; knows no database.

OCHA's p-code tables name a unit of every level down to the row's own; GeoNames has a class and a code of each feature.
"""

import hashlib
from collections.abc import Mapping

from annotator.exchange.gazetteers import ADMINISTRATIVE, MOST_NAMES, SITES
from annotator.exchange.resources.cells import CellError

LEVELS = range(5)
OWN = "import"


def as_place(cells: Mapping[str, str]) -> dict[str, str]:
    """Return a row as the cells of a place; raises CellError for a feature that the desk has no use for."""
    said = {name: cell.strip() for name, cell in cells.items()}
    if any(said.get(f"adm{level}_pcode") for level in LEVELS):
        return _ocha(said)
    if said.get("feature_class"):
        return _geonames(said)
    return _plain(said)


def _ocha(said: Mapping[str, str]) -> dict[str, str]:
    level = max(level for level in LEVELS if said.get(f"adm{level}_pcode"))
    code = said[f"adm{level}_pcode"]
    names = [said.get(f"adm{level}_name", ""), said.get("name", ""), said.get(f"adm{level}_local", "")]
    first, *others = [name for name in names if name] or [""]
    return {
        "name": first,
        "other_names": "|".join(other.replace("|", " ") for other in others if other != first),
        "kind": "country" if level == 0 else f"ADM{level}",
        "country": (said.get("country") or said.get("adm0_pcode") or code)[:2].upper(),
        "admin1": said.get("adm1_name", "") if level > 1 else "",
        "admin2": said.get("adm2_name", "") if level > 2 else "",
        "source": said.get("source") or "ocha",
        "external_id": code,
        **{name: said[name] for name in ("lat", "lon", "population") if name in said},
    }


def _geonames(said: Mapping[str, str]) -> dict[str, str]:
    kind = _geonames_kind(said["feature_class"], said.get("feature_code", ""))
    names = [part.strip() for part in said.get("other_names", "").split(",")]
    wanted = [name for name in names if 1 < len(name) <= 200 and "://" not in name and "|" not in name]
    above = {"country": (), "ADM1": ("admin1", "admin2"), "ADM2": ("admin2",)}.get(kind, ())
    hidden = ("admin1", "admin2") if kind == "country" else above
    kept = {name: said[name] for name in ("name", "country", "lat", "lon", "population", "external_id") if name in said}
    return kept | {
        "other_names": "|".join(list(dict.fromkeys(wanted))[:MOST_NAMES]),
        "kind": kind,
        "admin1": "" if "admin1" in hidden else said.get("admin1", ""),
        "admin2": "" if "admin2" in hidden else said.get("admin2", ""),
        "source": said.get("source") or "geonames",
    }


def _geonames_kind(feature_class: str, code: str) -> str:
    kind = "settlement" if feature_class == "P" else ADMINISTRATIVE.get(code, "") if feature_class == "A" else ""
    if not kind and code not in SITES:
        raise CellError("of_no_use", f"The desk has no use for features of the kind {feature_class} {code}.")
    return kind or "site"


def _plain(said: dict[str, str]) -> dict[str, str]:
    """Give a place of a table of one's own a gazetteer and, where it has none, a number made of what it is."""
    said = said | {"source": said.get("source") or OWN}
    if not said.get("external_id") and said.get("name"):
        what = "\n".join(said.get(name, "").casefold() for name in ("country", "admin1", "admin2", "kind", "name"))
        said["external_id"] = hashlib.sha256(what.encode(errors="replace")).hexdigest()[:20]
    return said
