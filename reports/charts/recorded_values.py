"""The value of a part of a figure. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from reports.charts.values import Value, added


def added_of(data: Mapping[str, Any], groups: Collection[str]) -> Value:
    """Return what those incidents of a figure come to that one of some independent sources tells of."""
    told = [one for one in data["contributions"] if not set(groups).isdisjoint(one["groups"])]
    return added(one["net"] or one["number"] for one in told)
