"""Rows of ACLED and UCDP GED as events with days, precisions and numbers as the method has them. No Django.

ACLED codes a week by a day in its middle and a month likewise; both become the days that they may have been. It gives
one number of dead. UCDP's precisions are those of the method.
"""

import calendar
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from annotator.exchange.contract import Problem

Cells = dict[str, str]
Translated = tuple[Cells, list[Problem]]

VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
ACLED_DATES = {"1": "1", "2": "3", "3": "4"}  # a day, a week, a month
ACLED_PLACES = {"1": "1", "2": "2", "3": "4"}  # the place, near it, a region
HALF_A_WEEK = timedelta(days=3)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_IN_WORDS = re.compile(r"(\d{1,2})[\s-]+([A-Za-z]+)[\s-]+(\d{4})")


def acled(row: Mapping[str, str]) -> Translated:
    """Return a row of ACLED."""
    problems: list[Problem] = []
    day = _day(row, "event_date", problems)
    precision = row.get("time_precision", "") or "1"
    first, last = _around(day, precision) if day else (None, None)
    cells = {
        "event_id": row.get("event_id_cnty", ""),
        "version": _version(row.get("timestamp", "")),
        "date_start": first.isoformat() if first else "",
        "date_end": last.isoformat() if last else "",
        "date_precision": _term(row, "time_precision", ACLED_DATES, problems),
        "place_precision": _term(row, "geo_precision", ACLED_PLACES, problems),
        "place": row.get("location", ""),
        "event_type": row.get("event_type", ""),
        "sub_type": row.get("sub_event_type", ""),
        "side_a": row.get("actor1", ""),
        "side_b": row.get("actor2", ""),
        "best": row.get("fatalities", ""),
        "source_text": row.get("source", ""),
        "notes": row.get("notes", ""),
    }
    return cells | _common(row), problems


def ucdp_ged(row: Mapping[str, str]) -> Translated:
    """Return a row of UCDP GED."""
    problems: list[Problem] = []
    first, last = _day(row, "date_start", problems), _day(row, "date_end", problems)
    cells = {
        "event_id": row.get("id", ""),
        "version": "",
        "date_start": first.isoformat() if first else "",
        "date_end": (last or first).isoformat() if last or first else "",  # type: ignore[union-attr]
        "date_precision": row.get("date_prec", ""),
        "place_precision": row.get("where_prec", ""),
        "place": row.get("where_coordinates", ""),
        "event_type": _term(row, "type_of_violence", VIOLENCE, problems),
        "sub_type": "",
        "side_a": row.get("side_a", ""),
        "side_b": row.get("side_b", ""),
        "admin1": row.get("adm_1", ""),
        "admin2": row.get("adm_2", ""),
        "low": row.get("low", ""),
        "best": row.get("best", ""),
        "high": row.get("high", ""),
        "civilians": row.get("deaths_civilians", ""),
        "source_text": row.get("source_article", ""),
        "notes": row.get("where_description", ""),
    }
    return _common(row) | cells, problems


TRANSLATE: dict[str, Callable[[Mapping[str, str]], Translated]] = {"acled": acled, "ucdp_ged": ucdp_ged}


def _common(row: Mapping[str, str]) -> Cells:
    same = ("country", "admin1", "admin2", "latitude", "longitude")
    kept = {name: value for name, value in row.items() if value}
    raw = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return {name: row.get(name, "") for name in same} | {"raw": raw}


def _day(row: Mapping[str, str], name: str, problems: list[Problem]) -> date | None:
    said = row.get(name, "").strip()
    try:
        if _DAY.fullmatch(said):
            return date.fromisoformat(said[:10])
        if found := _IN_WORDS.fullmatch(said):
            return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    except (ValueError, KeyError):
        pass
    if said or name != "date_end":
        problems.append(Problem.of("date", name, said, "It is no day like 2022-01-17 or 17 January 2022."))
    return None


def _around(day: date, precision: str) -> tuple[date, date]:
    """Return the days that a day which stands for a week or a month may mean."""
    if precision.strip() == "2":
        # Python's calendar has a first and a last day, and a typing error may be one of them.
        before, after = day - min(HALF_A_WEEK, day - date.min), day + min(HALF_A_WEEK, date.max - day)
        return before, after
    if precision.strip() == "3":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def _term(row: Mapping[str, str], name: str, terms: Mapping[str, str], problems: list[Problem]) -> str:
    said = row.get(name, "").strip()
    if said and said not in terms and said not in terms.values():
        problems.append(Problem.of("choice", name, said, f"It is none of {', '.join(terms)}."))
    return terms.get(said, "" if said not in terms.values() else said)


def _version(timestamp: str) -> str:
    """Return the day of a timestamp, which is a number of seconds or a time as people write it."""
    if timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 11:
        return f"row of {datetime.fromtimestamp(int(timestamp), UTC).date().isoformat()}"
    return f"row of {timestamp[:10]}" if _DAY.fullmatch(timestamp) else ""
