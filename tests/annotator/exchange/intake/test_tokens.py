"""Who is let in: a token's secret is kept nowhere, and it ends when it is revoked, runs out, or its maker leaves."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from annotator.exchange.intake.actions import make_token, revoke_token
from annotator.exchange.intake.models import IntakeToken, Scope
from annotator.exchange.intake.secrets import digest_of, new_secret
from tests.annotator.exchange.intake.conftest import TEXT, make_program
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db


def test_the_secret_is_told_once_and_only_its_hash_is_kept():
    made = make_token(name="Robot", scopes=["articles:write"], user=make_user("data_manager"))
    row = IntakeToken.objects.values().get()
    assert made.secret.startswith("cd_")
    assert len(made.secret) == 46
    assert row["digest"] == digest_of(made.secret)
    assert made.secret not in str(row)
    assert "digest" not in {field.name for field in IntakeToken.events.rel.related_model._meta.fields}


def test_no_secret_is_made_twice():
    assert len({new_secret() for _ in range(1000)}) == 1000


def test_making_and_revoking_are_in_the_history_with_the_person():
    manager = make_user("data_manager")
    token = make_token(name="Robot", scopes=["batches:read"], user=manager).token
    assert revoke_token(token=token, user=manager)
    assert not revoke_token(token=token, user=make_user("data_manager"))
    told = [event.pgh_context.metadata for event in token.events.select_related("pgh_context").order_by("pgh_id")]
    assert [(one["reason"], one["by"]) for one in told] == [
        ("token made", manager.username),
        ("token revoked", manager.username),
    ]


@pytest.mark.parametrize("shown", ["", "Bearer cd_nobody", "Basic Y2RfOng=", "Bearer", "bearer  ", "cd_nobody"])
def test_without_a_token_that_is_known_nothing_is_taken(db, shown):
    headers = {"Authorization": shown} if shown else {}
    response = Client(headers=headers).post("/api/v1/articles", "{}", content_type="application/json")
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith('Bearer realm="claimdesk"')
    assert response.json()["detail"].endswith(".")


def test_a_person_who_is_signed_in_is_nobody_here(client):
    client.force_login(make_user("data_manager"))
    assert client.post("/api/v1/articles", "{}", content_type="application/json").status_code == 401


def test_a_revoked_token_opens_nothing_any_more(program):
    assert program.send({"text": TEXT}).status_code == 201
    revoke_token(token=program.token, user=program.token.made_by)
    response = program.send({"text": TEXT})
    assert response.status_code == 401
    assert response.json()["detail"].startswith("This token was revoked on ")


def test_a_token_runs_out():
    program = make_program(expires_at=timezone.now() - timedelta(seconds=1))
    assert program.send({"text": TEXT}).json()["detail"].startswith("This token ran out on ")


def test_a_token_ends_with_its_makers_account_and_rights(program):
    maker = program.token.made_by
    maker.groups.clear()
    assert program.send({"text": TEXT}).status_code == 401
    maker.is_superuser, maker.is_active = True, False
    maker.save()
    assert program.send({"text": TEXT}).status_code == 401


@pytest.mark.parametrize(
    ("scope", "path"), [(Scope.READ_BATCHES, "articles"), (Scope.READ_BATCHES, "articles/bulk"),
                        (Scope.SEND_ARTICLES, "claims/bulk")]
)  # fmt: skip
def test_a_token_does_only_what_its_scopes_name(scope, path):
    response = make_program(scopes=[scope]).send({"text": TEXT}, path)
    assert response.status_code == 403
    assert 'error="insufficient_scope"' in response.headers["WWW-Authenticate"]
    assert "it lacks the scope" in response.json()["detail"]


def test_a_token_without_a_source_names_one_that_is_known_and_never_makes_one():
    program = make_program(source=None)
    make_source("Second Watch", aliases=["SW"])
    assert program.send({"text": TEXT}).json()["detail"].startswith("source: name the source")
    assert "is not a source that is known" in program.send({"text": TEXT, "source": "Secnd Watch"}).json()["detail"]
    assert program.send({"text": TEXT, "source": "second  watch"}).json()["source"] == "Second Watch"
    assert program.send({"text": TEXT + " More.", "source": "SW"}).json()["source"] == "Second Watch"


def test_a_token_of_one_source_sends_for_no_other(program):
    make_source("Second Watch")
    response = program.send({"text": TEXT, "source": "Second Watch"})
    assert response.status_code == 422
    assert response.json()["detail"] == ("source: this token sends for “Euphrates Ledger”, not for “Second Watch”.")
    assert program.send({"text": TEXT, "source": "euphrates ledger"}).status_code == 201


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options"])
def test_an_address_that_takes_posts_says_so_to_everything_else(program, method):
    response = getattr(program.client, method)("/api/v1/articles")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert response.json()["detail"] == "This address takes POST alone."
