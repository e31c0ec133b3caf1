"""How much a token may send in a minute: counted in the database, by whatever process asks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from annotator.exchange.intake.actions import count_use
from annotator.exchange.intake.models import TokenUse
from annotator.exchange.intake.rules import Refused, check_use
from annotator.exchange.intake.use import seconds_left
from tests.annotator.exchange.intake.conftest import TEXT, make_program
from tests.together import together

NOW = datetime(2026, 3, 1, 12, 0, 10, tzinfo=UTC)


def used(program, size=1, now=NOW):
    return count_use(token=program.token, size=size, now=now)


@pytest.mark.django_db
def test_requests_and_bytes_are_counted_by_the_minute():
    program = make_program(requests_per_minute=2, bytes_per_minute=100)
    assert (used(program, 40).requests, used(program, 50).bytes) == (1, 90)
    later = used(program, 5, NOW + timedelta(seconds=50))
    assert (later.requests, later.bytes) == (1, 5)


@pytest.mark.django_db
def test_a_clock_that_is_behind_counts_in_the_minute_that_is_known():
    program = make_program()
    used(program)
    assert used(program, now=NOW - timedelta(minutes=3)).requests == 2
    assert TokenUse.objects.get().last_used_at == NOW


@pytest.mark.django_db
def test_one_too_many_is_refused_and_told_when_to_come_again():
    program = make_program(requests_per_minute=1, bytes_per_minute=100)
    check_use(used(program))
    with pytest.raises(Refused) as refused:
        check_use(used(program))
    assert refused.value.status == 429
    assert refused.value.headers == {"Retry-After": "50"}
    with pytest.raises(Refused, match="may send 100 bytes in a minute"):
        check_use(used(program, 101, NOW + timedelta(minutes=1)))


@pytest.mark.parametrize(("second", "left"), [(0, 60), (10, 50), (59, 1), (59.5, 1), (0.2, 60)])
def test_the_seconds_until_the_next_minute_are_never_none(second, left):
    assert seconds_left(datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=second)) == left


@pytest.mark.django_db
def test_every_answer_says_what_is_left(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    program = make_program(requests_per_minute=2, bytes_per_minute=1000)
    first = program.send({"text": TEXT})
    size = len(first.wsgi_request.META["CONTENT_LENGTH"]) and int(first.wsgi_request.META["CONTENT_LENGTH"])
    assert first.headers["RateLimit"] == f'"requests";r=1;t=50, "bytes";r={1000 - size};t=50'
    assert first.headers["RateLimit-Policy"].startswith('"requests";q=2;w=60, "bytes";q=1000;')
    program.send({})
    third = program.send({"text": TEXT})
    assert third.status_code == 429
    assert third.headers["Retry-After"] == "50"
    assert third.headers["RateLimit"].startswith('"requests";r=0;')
    assert third.json()["detail"] == "This token may ask 2 times in a minute; wait for the next one."


@pytest.mark.django_db
def test_what_is_refused_is_counted_too(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    program = make_program(requests_per_minute=3)
    assert [program.send("no JSON").status_code for _ in range(4)] == [422, 422, 422, 429]


@pytest.mark.django_db(transaction=True)
def test_processes_count_together():
    program = make_program()
    counted = together(*[lambda: used(program).requests for _ in range(6)])
    assert sorted(counted) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db
def test_a_body_without_a_length_is_refused(program):
    response = program.client.generic("POST", "/api/v1/articles", "", content_type="application/json")
    assert response.status_code == 411
    response = program.client.post("/api/v1/articles", "{}", content_type="application/json", CONTENT_LENGTH="many")
    assert response.status_code == 400


@pytest.mark.django_db
def test_a_body_that_is_too_large_is_refused_before_it_is_read(program):
    response = program.client.post(
        "/api/v1/articles", "{}", content_type="application/json", CONTENT_LENGTH=str(30 * 1024 * 1024)
    )
    assert response.status_code == 413
    assert "the limit here is" in response.json()["detail"]
