"""What can be imported is found by its id, and the documentation tells of every column."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission

from annotator.config.roles import ROLES
from annotator.exchange.resources.documentation import table_of
from annotator.exchange.resources.registry import RESOURCES, UnknownResource, resource_of

DOCUMENT = Path(__file__).parents[4] / "docs" / "imports.md"


def test_a_resource_is_found_by_its_id():
    assert resource_of("sources") is RESOURCES["sources"]


def test_an_unknown_id_gets_a_sentence():
    with pytest.raises(UnknownResource, match="There is no import of 'rockets'; there is one of articles, claims"):
        resource_of("rockets")


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda one: one.id)
def test_no_two_columns_of_a_resource_have_a_heading_in_common(resource):
    names = [name for column in resource.columns for name in {column.name, *column.also}]
    assert len(names) == len(set(names))
    assert resource.label
    assert resource.help.endswith(".")


@pytest.mark.django_db
@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda one: one.id)
def test_the_right_that_it_asks_for_exists(resource):
    app, codename = resource.permission.split(".")
    assert Permission.objects.filter(content_type__app_label=app, codename=codename).exists()


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda one: one.id)
def test_some_role_may_import_it(resource):
    assert any({"annotator.run_import", resource.permission} <= rights for rights in ROLES.values())


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda one: one.id)
def test_the_documentation_has_its_columns_as_they_are(resource):
    text = DOCUMENT.read_text("utf-8")
    assert f"### {resource.label}\n" in text
    assert table_of(resource) in text
