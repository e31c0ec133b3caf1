"""The OpenAPI document: valid, complete, and true of what is answered."""

import json
import re

import jsonschema
import pytest
from django.urls import reverse

from reports.api.service import api
from tests.reports.looking import text_of

pytestmark = pytest.mark.django_db
# What the OpenAPI Initiative's schema of version 3.1 asks of a document, as far as it concerns one like ours.
OPENAPI_31 = {
    "type": "object",
    "required": ["openapi", "info", "paths", "components"],
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"]},
        "paths": {
            "patternProperties": {
                "^/": {
                    "additionalProperties": {
                        "type": "object",
                        "required": ["responses", "operationId"],
                        "properties": {
                            "parameters": {
                                "items": {
                                    "required": ["name", "in", "schema"],
                                    "properties": {"in": {"enum": ["path", "query", "header", "cookie"]}},
                                }
                            },
                            "responses": {
                                "minProperties": 1,
                                "patternProperties": {"^[1-5][0-9]{2}$": {"required": ["description"]}},
                                "additionalProperties": False,
                            },
                        },
                    }
                }
            },
            "additionalProperties": False,
        },
    },
}


@pytest.fixture
def document(visitor):
    return visitor.get(reverse("api-v1:openapi-json")).json()


def test_the_document_is_valid(document):
    jsonschema.validate(document, OPENAPI_31)
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_in_it_leads_somewhere(document):
    for name in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)):
        assert name in document["components"]["schemas"]


def test_every_operation_says_what_it_does_and_only_those_with_a_token_take_anything(document):
    every = [(path, method, one) for path, methods in document["paths"].items() for method, one in methods.items()]
    names = [one["operationId"] for _, _, one in every]
    assert len(set(names)) == len(names) >= 13
    for path, method, one in every:
        assert method == "get" or one["security"]
        assert one["summary"]
        assert one["description"]
        assert set(re.findall(r"{(\w+)}", path)) == {
            found["name"] for found in one.get("parameters", ()) if found["in"] == "path"
        }


def test_answers_are_what_the_document_promises(visitor, edition, document):
    known = {"number": "1", "order": "1", "incident": None, "claim": None}
    known["incident"] = str(edition.incidents.first().incident_id)
    known["claim"] = str(edition.claims.first().claim_id)
    for path, methods in document["paths"].items():
        if "corrections/{" in path or any("security" in one for one in methods.values()):
            continue
        address = re.sub(r"{(\w+)}", lambda found: known[found[1]], path)
        answer = visitor.get(address)
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json(), schema | {"components": document["components"]})


def test_the_reference_page_names_every_operation_and_every_field(visitor, document):
    said = text_of(visitor.get(reverse("api")))
    assert all(path in said for path in document["paths"])
    for name, schema in document["components"]["schemas"].items():
        if not name.startswith(("Paged", "Input")):
            assert all(field in said for field in schema["properties"])
    assert api.title == document["info"]["title"]
