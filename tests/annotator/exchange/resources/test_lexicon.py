"""Series, actors, protected names and incidents come in as tables."""

import pytest
from django.core.exceptions import PermissionDenied

from annotator.claims.names.models import Actor
from annotator.exchange.contract import Context
from annotator.exchange.resources.actors import ActorResource
from annotator.exchange.resources.incidents import IncidentResource
from annotator.exchange.resources.protected_names import ProtectedNameResource
from annotator.exchange.resources.series import SeriesResource
from annotator.incidents.models import Incident
from annotator.sources.models import Series
from annotator.sources.protected.models import ProtectedName
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, undone
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db
ACTOR = {"key": "ural", "name": "Ural Guard", "aliases": "Uralists|the Ural lot", "side": "ural", "kind": "armed group",
         "country": "", "status": "combatant"}  # fmt: skip
SERIES = {"key": "monthly", "name": "Monthly report", "begun": "2014-09-23"}
NAME = {"name": "A. Name", "who": "witness", "reason": "Asked for it."}
INCIDENT = {"title": "Air strike, Idlib", "date_start": "2022-01-17", "date_end": "", "place": "Idlib"}
CASES = [
    (ActorResource(), "data_manager", Actor, ACTOR, {"side": "other"}),
    (SeriesResource(), "data_manager", Series, SERIES, {"begun": "2014-10-01"}),
    (ProtectedNameResource(), "data_manager", ProtectedName, NAME, {"who": "minor"}),
]


@pytest.mark.parametrize(("resource", "role", "model", "row", "change"), CASES)
def test_rows_come_change_and_go(resource, role, model, row, change):
    context = Context(make_user(role), batch_id=7)
    first = imported(resource, context, row)
    assert outcomes(checked(resource, context, row)) == ["unchanged"]
    before = list(model.objects.values())
    second = imported(resource, context, row | change)
    assert list(model.objects.values()) != before
    undone(resource, context, second)
    assert list(model.objects.values()) == before
    undone(resource, context, first)
    assert not model.objects.exists()


@pytest.mark.parametrize(("resource", "role", "model", "row", "change"), CASES)
def test_whoever_may_not_is_refused(resource, role, model, row, change):
    with pytest.raises(PermissionDenied):
        imported(resource, Context(make_user("analyst")), row)


@pytest.mark.parametrize(("resource", "role", "model", "row", "change"), CASES)
def test_a_new_row_needs_all_that_the_model_needs(resource, role, model, row, change):
    key = resource.get_import_id_fields()[0]
    found = checked(resource, Context(make_user(role)), {key: "x"}, {**row, key: ""})
    assert outcomes(found) == ["refused", "refused"]
    assert {kind for *_, kind in problems(found)} == {"empty"}


def test_an_incident_comes_without_claims_and_is_changed_on_its_page_only():
    resource, context = IncidentResource(), Context(make_user("lead"), batch_id=7)
    stored = imported(resource, context, INCIDENT)
    incident = Incident.objects.get()
    assert (incident.grade, incident.created_by) == ("weak", context.user)
    (one,) = checked(resource, context, INCIDENT | {"date_end": "2022-01-18"})
    assert (one.outcome, one.notes) == ("unchanged", ("It is there already; an incident is changed on its page.",))
    undone(resource, context, stored)
    assert not Incident.objects.exists()


def test_incidents_of_one_title_on_two_days_are_two():
    resource, context = IncidentResource(), Context(make_user("lead"))
    imported(resource, context, INCIDENT)
    assert outcomes(checked(resource, context, INCIDENT | {"date_start": ""})) == ["new"]


def test_an_incident_with_claims_stands_in_the_way():
    resource, context = IncidentResource(), Context(make_user("lead"))
    imported(resource, context, INCIDENT)
    make_decided_claim()
    linked = Incident.objects.get(links__isnull=False)
    row = {"title": linked.title, "date_start": linked.date_start.isoformat(), "place": linked.place}
    assert outcomes(checked(resource, context, row)) == ["unchanged"]


def test_days_in_the_wrong_order_are_refused():
    found = checked(IncidentResource(), Context(make_user("lead")), INCIDENT | {"date_end": "2022-01-01"})
    assert problems(found) == [(2, "date_end", "2022-01-01", "order")]
