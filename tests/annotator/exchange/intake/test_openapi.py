"""The OpenAPI document, tried out: what it allows is answered as it says, what it does not is refused in its words."""

import json
from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from annotator.config.wsgi import application
from reports.actions import publish_edition
from reports.api.service import api
from tests.annotator.exchange.intake.conftest import make_program
from tests.factories import make_decided_claim, make_user
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
TRIES = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

# A body without a length, or one that is too long, is refused before anybody looks at the rest.
REFUSED = [400, 401, 403, 404, 405, 411, 413, 415, 422]
CONFIG = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}})


@pytest.fixture(autouse=True)
def one_connection():
    """Keep the test's connection through requests that end as they do in a server."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@schemathesis.serializer("application/x-ndjson")
def as_lines(context, value):
    """Send what was made as the text of an article, or as it is."""
    as_text = isinstance(value, str) and len(value) % 2
    line = json.dumps({"text": value, "title": value[:9]}) if as_text else str(value)
    return line.encode(errors="surrogatepass")


def try_out(chosen, headers=None, leave_out=()):
    """Ask everything that the document allows of the chosen operations, and much that it does not; count answers."""
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=CONFIG)
    answers = {}
    for found in document.get_all_operations():
        operation = found.ok()
        if chosen(operation):
            answers[operation.label] = Counter()
            for mode in GenerationMode:
                ask(operation, mode, headers, leave_out, answers[operation.label])
    return answers


def ask(operation, mode, headers, leave_out, answers):
    """Ask one operation in several ways."""

    @seed(88)
    @TRIES
    @given(case=operation.as_strategy(generation_mode=mode))
    def each(case):
        answer = case.call_and_validate(headers=headers, excluded_checks=list(leave_out))
        answers[answer.status_code] += 1

    each()


def test_everything_that_is_read_answers_as_the_document_says():
    make_decided_claim()
    publish_edition(title="January", start=START, end=END, publisher=make_user("publisher"))
    answers = try_out(lambda one: not one.definition.raw.get("security"))
    assert len(answers) == 13
    assert all(set(one) <= {200, 404, 422} for one in answers.values())
    assert answers["GET /api/v1/editions"][200] > 1


def test_everything_that_is_sent_is_taken_or_refused_as_the_document_says():
    program = make_program(requests_per_minute=1_000_000, bytes_per_minute=10**12)
    headers = {"Authorization": f"Bearer {program.secret}"}
    # A window out of order or a base64 that is none keeps to the document, and is refused all the same.
    answers = try_out(lambda one: one.definition.raw.get("security"), headers, [positive_data_acceptance])
    assert list(answers) == [
        "POST /api/v1/articles", "POST /api/v1/articles/bulk", "POST /api/v1/claims/bulk",
        "GET /api/v1/batches/{number}",
    ]  # fmt: skip
    assert all(401 not in one or sum(one.values()) > one[401] for one in answers.values())
    assert answers["POST /api/v1/articles"][201]
    assert answers["POST /api/v1/articles/bulk"][202]


def test_both_sides_stand_in_one_document():
    document = api.get_openapi_schema()
    assert document["components"]["securitySchemes"] == {"SourceToken": {"type": "http", "scheme": "bearer"}}
    assert document["paths"]["/api/v1/articles"]["post"]["security"] == [{"SourceToken": []}]
    assert "security" not in document["paths"]["/api/v1/editions"]["get"]
    example = document["paths"]["/api/v1/articles"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert example["example"]["source"]
    assert "$ref" not in str(example)
