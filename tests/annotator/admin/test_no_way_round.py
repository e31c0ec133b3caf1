"""Nothing in the administration goes round a rule: who may do what, and that only actions write."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import RequestFactory
from django.urls import resolve, reverse
from unfold.admin import ModelAdmin

from annotator.admin.base import ReadAdmin
from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.models import Decision
from annotator.sources.models import Article, Capture
from reports.models import CorrectionNotice, Edition
from tests.annotator.admin.people import EVERYBODY, UNRESTRICTED, inside, staff
from tests.annotator.admin.rows import make_rows, row_of

REGISTERED = sorted(admin.site._registry.items(), key=lambda one: one[0]._meta.label)
LABELS = [model._meta.label for model, _ in REGISTERED]
DOES = ("add", "change", "delete")
# All that can be done here, and by whom. Whatever a row of this table does not name is refused to everybody.
MAY: dict[str, dict[str, set[str]]] = {
    "annotator.Source": {"add": {"data_manager"}, "change": {"lead", "data_manager"}},
    "annotator.Series": {"add": {"data_manager"}, "change": {"data_manager"}},
    "annotator.ProtectedName": {"add": {"data_manager"}, "change": {"data_manager"}, "delete": {"data_manager"}},
    "annotator.Actor": {"add": {"lead", "data_manager"}, "change": {"lead", "data_manager"}},
    "annotator.HedgePhrase": {"add": {"lead", "data_manager"}, "change": {"lead", "data_manager"}},
    "annotator.TermWording": {"change": {"lead", "data_manager"}},
    "annotator.IntakeToken": {"add": {"data_manager"}, "change": {"data_manager"}},
    "annotator.Webhook": {"add": {"data_manager"}, "change": {"data_manager"}},
    "auth.User": {"add": {"people_manager"}, "change": {"people_manager"}},
}
RECORD = {Claim, Article, Capture, Decision, Flag, Incident, IncidentLink, Edition, CorrectionNotice}
OURS = [(model, view) for model, view in REGISTERED if isinstance(view, ReadAdmin)]
OTHERS = [(model, view) for model, view in REGISTERED if not isinstance(view, ReadAdmin)]


def asked_by(user: User) -> Any:
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


@pytest.mark.django_db
@pytest.mark.parametrize("role", EVERYBODY)
def test_the_truth_table_of_models_deeds_and_roles(role):
    request = asked_by(staff(role))
    for model, view in OURS:
        for deed in DOES:
            may = getattr(view, f"has_{deed}_permission")(request)
            expected = MAY.get(model._meta.label, {}).get(deed)
            wanted = expected is not None and (role == UNRESTRICTED or role in expected)
            assert may == wanted, f"{role} {'may' if may else 'may not'} {deed} {model._meta.label}"


@pytest.mark.parametrize(("model", "view"), OURS, ids=[model._meta.label for model, _ in OURS])
def test_what_is_done_is_done_by_a_declared_action(model, view):
    assert set(view.writes) == set(MAY.get(model._meta.label, {}))
    for deed, actions in view.writes.items():
        assert actions, f"{deed} names no action"
        assert all("actions" in action.__module__.split(".") for action in actions), deed
        by_row = getattr(type(view), f"{deed}_row") is not getattr(ReadAdmin, f"{deed}_row")
        assert by_row or (deed == "change" and view.actions), f"{deed} does nothing"
    for method in ("save_model", "save_related", "delete_model", "delete_queryset"):
        assert getattr(type(view), method) is getattr(ReadAdmin, method), f"{method} goes round its action"


@pytest.mark.parametrize(("model", "view"), REGISTERED, ids=LABELS)
def test_nothing_is_edited_in_lists_or_beside_other_rows(model, view):
    assert not view.list_editable
    assert not view.inlines


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "view"), OTHERS, ids=[model._meta.label for model, _ in OTHERS])
def test_pages_of_another_base_are_ours_and_save_by_a_method_of_their_own_or_not_at_all(model, view):
    request = asked_by(staff(UNRESTRICTED))
    assert type(view).__module__.startswith("annotator.exchange."), f"{type(view)} is somebody else's page"
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    for deed, method in (("add", "save_model"), ("change", "save_model"), ("delete", "delete_model")):
        if not getattr(view, f"has_{deed}_permission")(request):
            continue
        page = resolve(reverse(f"{name}_{deed}", args=[] if deed == "add" else [1])).func
        own = getattr(type(view), method) is not getattr(ModelAdmin, method)
        assert own or page.__module__.startswith("annotator.exchange."), f"{deed} of {model.__name__} is Django's own"


@pytest.mark.django_db
@pytest.mark.parametrize("role", EVERYBODY)
def test_only_who_may_delete_is_offered_it_and_only_for_protected_names(role):
    user = staff(role)
    for model, view in OURS:
        if view.has_view_permission(asked_by(user)):
            offered = "delete_selected" in view.get_actions(asked_by(user))
            assert offered == (model._meta.label == "annotator.ProtectedName"), model._meta.label


@pytest.mark.parametrize("model", sorted(RECORD, key=lambda model: model.__name__))
def test_the_record_has_no_deed_and_no_act(model):
    view = dict(REGISTERED)[model]
    assert not view.writes
    assert not view.actions


def forged(model: type[Model], row: Model) -> dict[str, str]:
    """Return a value for every column of a model, each another one than the row has."""
    values = {"_save": "Save", "_continue": "", "confirmed": "yes"}
    for field in model._meta.concrete_fields:
        now = field.value_from_object(row)
        choices = [key for key, _ in field.flatchoices if key and str(key) != str(now)] if field.choices else []
        values[field.name] = str(choices[0]) if choices else "7"
    # Unfold takes a field of this name for one of its own, and answers before the form is read.
    values.pop("dataset", None)
    return values


def snapshot(row: Model) -> dict[str, Any]:
    found = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: getattr(found, field.attname) for field in found._meta.concrete_fields}


@pytest.mark.django_db
def test_forged_fields_change_nothing_that_is_no_field_of_the_form():
    make_rows()
    browser, request = inside(staff(UNRESTRICTED)), asked_by(staff(UNRESTRICTED))
    for model, view in OURS:
        row = row_of(model)
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        before = snapshot(row)
        browser.post(reverse(f"{name}_change", args=[row.pk]), forged(model, row))
        browser.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}) if "delete" not in view.writes else None
        open_ = set()
        if "change" in view.writes:
            fixed = set(view.get_readonly_fields(request, row))
            open_ = set(flatten_fieldsets(view.get_fieldsets(request, row))) - fixed
        assert {
            name: value for name, value in snapshot(row).items() if before[name] != value and name not in open_
        } == {}


@pytest.mark.django_db
def test_forged_rows_are_not_added():
    make_rows()
    browser = inside(staff(UNRESTRICTED))
    for model, view in OURS:
        if "add" not in view.writes:
            count = model._default_manager.count()
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
            assert browser.post(address, forged(model, row_of(model))).status_code == 403, model
            assert model._default_manager.count() == count


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["analyst", "publisher", "people_manager"])
def test_a_stranger_posts_in_vain(role):
    make_rows()
    browser = inside(staff(role))
    for label in ("annotator.Source", "annotator.Actor", "annotator.HedgePhrase", "annotator.TermWording"):
        model = next(model for model, _ in OURS if model._meta.label == label)
        row = row_of(model)
        before = snapshot(row)
        address = reverse(f"admin:{label.lower().replace('.', '_')}_change", args=[row.pk])
        assert browser.post(address, forged(model, row)).status_code == 403
        assert snapshot(row) == before


@pytest.mark.django_db
def test_roles_are_read_and_never_written():
    group = Group.objects.get(name=staff().groups.get().name)
    rights = set(group.permissions.values_list("pk", flat=True))
    browser = inside(staff(UNRESTRICTED))
    address = reverse("admin:auth_group_change", args=[group.pk])
    assert browser.post(address, {"name": "kings", "permissions": []}).status_code == 403
    assert set(group.permissions.values_list("pk", flat=True)) == rights


def writers(view: ReadAdmin) -> Iterator[str]:
    """Yield the methods of a page's own class that would write past an action."""
    for name, method in vars(type(view)).items():
        if inspect.isfunction(method) and ("super().save_model" in inspect.getsource(method)):
            yield name


@pytest.mark.parametrize(("model", "view"), OURS, ids=[model._meta.label for model, _ in OURS])
def test_no_page_falls_back_on_djangos_own_saving(model, view):
    assert list(writers(view)) == []
