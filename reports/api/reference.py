"""The reference page: the OpenAPI document in words, on our own page, so that nothing is loaded from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.api.service import ABOUT, api
from reports.remembering import remembered

LISTS = "Paged"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that may stand in an address."""

    name: str
    where: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One question that can be asked, or one thing that can be sent."""

    method: str
    path: str
    summary: str
    says: str
    parameters: tuple[Parameter, ...]
    body: tuple[Parameter, ...]
    returns: str
    is_list: bool
    needs_token: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer with its fields."""

    name: str
    says: str
    fields: tuple[Parameter, ...]


@login_not_required
@require_safe
@remembered
def reference(request: HttpRequest) -> HttpResponse:
    """What can be asked and what is answered."""
    document = api.get_openapi_schema()
    asked = list(operations(document))
    context = {
        "about": ABOUT,
        "questions": [one for one in asked if not one.needs_token],
        "sendings": [one for one in asked if one.needs_token],
        "kinds": list(kinds(document)),
    }
    return render(request, "reports/api/reference.html", context)


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Return the operations of an OpenAPI document in its order."""
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            yield _operation(method.upper(), path, one)


def _operation(method: str, path: str, one: Mapping[str, Any]) -> Operation:
    first = min(status for status in one["responses"] if 200 <= status < 300)
    answer = one["responses"][first]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return Operation(
        method=method,
        path=path,
        summary=one["summary"],
        says=one["description"],
        parameters=tuple(_parameter(found) for found in one.get("parameters", ())),
        body=tuple(_body(one.get("requestBody", {}))),
        returns=answer.removeprefix(f"{LISTS}_").strip("_"),
        is_list=answer.startswith(LISTS),
        needs_token="security" in one,
    )


def _body(told: Mapping[str, Any]) -> Iterator[Parameter]:
    """Return what is told of a body: a field of it each, or the body as a whole where it is not JSON."""
    for media_type, content in told.get("content", {}).items():
        schema = content["schema"]
        if "properties" not in schema:
            yield Parameter("the body", "", media_type, schema.get("description", ""))
        for name, field in schema.get("properties", {}).items():
            yield Parameter(name, "body", type_of(field), field.get("description", ""))


def kinds(document: Mapping[str, Any]) -> Iterator[Kind]:
    """Return the kinds of answers of an OpenAPI document; lists of them need no words of their own."""
    for name, schema in sorted(document["components"]["schemas"].items()):
        if not name.startswith((LISTS, "Input")):
            fields = schema.get("properties", {}).items()
            told = tuple(Parameter(key, "", type_of(one), one.get("description", "")) for key, one in fields)
            yield Kind(name, schema.get("description", ""), told)


def type_of(schema: Mapping[str, Any]) -> str:
    """Return the type of a field in a word: "integer or null"."""
    if "anyOf" in schema:
        return " or ".join(type_of(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {type_of(schema['items'])}"
    return str(schema.get("format") or schema.get("type", "anything"))


def _parameter(found: Mapping[str, Any]) -> Parameter:
    says = found.get("description") or found["schema"].get("description", "")
    return Parameter(found["name"], found["in"], type_of(found["schema"]), says)
