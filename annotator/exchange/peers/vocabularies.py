"""Which vocabulary each field of a claim takes its terms from."""

VOCABULARIES = {
    "kind": "kinds",
    "unit": "units",
    "hedge": "hedges",
    "modality": "modalities",
    "victim_status": "victim_statuses",
    "date_basis": "date_bases",
    "role": "roles",
    "place_precision": "place_precisions",
    "scope": "scopes",
    "date_precision": "date_precisions",
}
