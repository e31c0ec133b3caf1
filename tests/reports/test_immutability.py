"""The database itself refuses to change or delete what was published."""

import pytest
from django.db import ProgrammingError, connection, transaction

from reports.models import Edition, EditionArticle, EditionClaim, Figure, FigureMember

pytestmark = pytest.mark.django_db

COLUMNS = [
    (Edition, "title"),
    (EditionArticle, "text"),
    (EditionClaim, "quote"),
    (Figure, "display"),
    (FigureMember, "incident_title"),
]


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=lambda value: getattr(value, "__name__", value))
def test_no_row_is_changed(edition, model, column):
    before = model.objects.values_list(column, flat=True)[0]
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        model.objects.update(**{column: "something else"})
    assert model.objects.values_list(column, flat=True)[0] == before


@pytest.mark.parametrize("model", [model for model, _ in COLUMNS], ids=lambda model: model.__name__)
def test_no_row_is_deleted_even_by_plain_sql(edition, model):
    count = model.objects.count()
    with (
        pytest.raises(ProgrammingError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {model._meta.db_table}")
    assert model.objects.count() == count
