"""Rows of other datasets as they are published, with made-up events."""

import csv
import io

from django.contrib.auth.models import User

from annotator.exchange.batches import actions
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.resources.registry import resource_of
from tests.factories import make_user

ACLED = {
    "event_id_cnty": "SYR1001", "event_date": "2022-01-17", "year": "2022", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Group A", "inter1": "2", "actor2": "Group B", "inter2": "3", "iso": "760", "region": "Middle East",
    "country": "Syria", "admin1": "Idleb", "admin2": "Idleb", "location": "Binnish", "latitude": "35.95",
    "longitude": "36.71", "geo_precision": "1", "source": "Radio Far", "source_scale": "National",
    "notes": "Four fighters were killed.", "fatalities": "4", "tags": "", "timestamp": "1650000000",
}  # fmt: skip
UCDP = {
    "id": "412345", "relid": "SYR-2022-1-1", "year": "2022", "type_of_violence": "1", "conflict_name": "Far: State",
    "side_a": "State of Far", "side_b": "Group B", "where_prec": "1", "where_coordinates": "Binnish",
    "where_description": "near the bridge", "adm_1": "Idlib governorate", "adm_2": "Idlib district",
    "latitude": "35.95", "longitude": "36.71", "country": "Syria", "date_prec": "1",
    "date_start": "2022-01-17 00:00:00.000", "date_end": "2022-01-17 00:00:00.000", "deaths_civilians": "0",
    "best": "4", "low": "3", "high": "6", "source_article": "Radio Far, 2022-01-18", "gwnoa": "652",
}  # fmt: skip


def table(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def checked(resource: str, *rows: dict[str, str], user: User | None = None, **options: str) -> ImportBatch:
    user = user or make_user("data_manager")
    batch = actions.receive_file(file=io.BytesIO(table(*rows)), filename="x.csv", resource=resource, user=user)
    mapping = likely_mapping(resource_of(resource), batch.layout["columns"])
    batch = actions.map_columns(batch=batch, mapping=mapping, user=user, options=options)
    return actions.run_check(actions.start_check(batch=batch, user=user, queue=False))


def imported(resource: str, *rows: dict[str, str], **options: str) -> ImportBatch:
    batch = checked(resource, *rows, **options)
    return actions.run_import(actions.confirm(batch=batch, user=batch.user, on_bad="skip", queue=False))


def undone(batch: ImportBatch) -> ImportBatch:
    return actions.run_undo(actions.start_undo(batch=batch, user=batch.user, queue=False))
