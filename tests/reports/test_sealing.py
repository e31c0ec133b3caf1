"""Once an edition is out, the database takes no further row of it, whoever asks; real connections, real commits."""

from threading import Thread

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.errors import RestrictViolation

from reports.actions import publish_edition
from reports.models import (
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionPicture,
    EditionSource,
    Figure,
    FigureMember,
)
from tests.factories import make_article, make_user
from tests.reports.worked_example import END, START, decide_example, store_example

pytestmark = pytest.mark.django_db(transaction=True)
DIGEST = "0" * 64


@pytest.fixture
def edition():
    """An edition that was published in a transaction of its own."""
    decide_example(store_example()[1])
    return publish_edition(title="A month", start=START, end=END, publisher=make_user("publisher"))


def an_article(edition):
    row = edition.articles.get()
    row.pk, row.article_id = None, 999
    return row


def a_claim(edition):
    row = edition.claims.first()
    row.pk, row.claim_id = None, 999
    return row


def a_figure(edition):
    row = edition.figures.first()
    row.pk, row.key, row.order = None, "another", 99
    return row


def a_member(edition):
    counted = FigureMember.objects.filter(figure__edition=edition).first()
    other = edition.claims.exclude(memberships__figure=counted.figure).first()
    return FigureMember(figure=counted.figure, claim=other)


def an_incident(edition):
    return EditionIncident(edition=edition, incident_id=999, title="Another", sources=1, sha256=DIGEST)


def a_source(edition):
    return EditionSource(edition=edition, source_id=999, name="Another", reliability="F", sha256=DIGEST)


def an_allegation(edition):
    return EditionAllegation(edition=edition, order=99, claim_id=999, data={}, sha256=DIGEST)


def a_picture(edition):
    return EditionPicture(edition=edition, name="another", title="Another", svg="<svg/>", sha256=DIGEST)


ROWS = [an_article, a_claim, a_figure, a_member, an_incident, a_source, an_allegation, a_picture]
MODELS = {
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionPicture,
    EditionSource,
    Figure,
    FigureMember,
}


@pytest.mark.parametrize("row", ROWS)
def test_a_further_row_is_refused(edition, row):
    added = row(edition)
    count = type(added).objects.count()
    with pytest.raises(IntegrityError, match="takes no further row"):
        type(added).objects.bulk_create([added])
    assert type(added).objects.count() == count


def test_every_kind_of_row_is_tried(edition):
    assert {type(row(edition)) for row in ROWS} == MODELS


def test_a_copy_of_rows_is_refused_too(edition):
    columns = "edition_id, name, title, description, spec, svg, csv, sha256"
    with (
        pytest.raises(RestrictViolation, match="takes no further row"),
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy(f"COPY reports_editionpicture ({columns}) FROM STDIN") as copy,
    ):
        copy.write(f"{edition.pk}\tx\tX\t\t{{}}\t<svg/>\t\t{DIGEST}\n")


def test_it_is_refused_in_a_transaction_that_began_before_the_edition_was_out():
    decide_example(store_example()[1])
    publisher = make_user("publisher")
    with transaction.atomic():
        make_article("Written first, so that this transaction's number is the lower one.")
        edition = _published_elsewhere(publisher)
        with pytest.raises(IntegrityError, match="takes no further row"), transaction.atomic():
            a_picture(edition).save()


def test_rows_are_taken_in_savepoints_of_the_edition_s_own_transaction():
    decide_example(store_example()[1])
    with transaction.atomic():
        with transaction.atomic():
            edition = publish_edition(title="A month", start=START, end=END, publisher=make_user("publisher"))
        with transaction.atomic():
            a_picture(edition).save()
    assert edition.pictures.filter(name="another").count() == 1


def test_an_edition_whose_making_fails_leaves_nothing_to_add_to(monkeypatch):
    decide_example(store_example()[1])
    publisher = make_user("publisher")
    monkeypatch.setattr("reports.actions.published.remember_published", _fail)
    with pytest.raises(RuntimeError, match="no further"):
        publish_edition(title="A month", start=START, end=END, publisher=publisher)
    assert not EditionArticle.objects.exists()


def test_the_guard_can_only_be_lifted_with_the_triggers(edition):
    with pgtrigger.ignore("reports.EditionPicture:nothing_is_added_later"):
        a_picture(edition).save()
    assert edition.pictures.filter(name="another").count() == 1


def _fail(**_):
    raise RuntimeError("no further")


def _published_elsewhere(publisher):
    """Publish on another connection, and return the edition when it is out."""
    made = []

    def act():
        made.append(publish_edition(title="A month", start=START, end=END, publisher=publisher))
        connection.close()

    thread = Thread(target=act)
    thread.start()
    thread.join(timeout=60)
    return made[0]
