"""Any table of rows goes out and comes back unchanged, and an import that is undone leaves all as it was."""

import csv
import io
import string
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.claims.models import Claim
from annotator.claims.names.models import Place
from annotator.claims.vocabulary import terms
from annotator.exchange.contract import Context, Outcome
from annotator.exchange.resources.actors import ActorResource
from annotator.exchange.resources.claims import ClaimResource
from annotator.exchange.resources.incidents import IncidentResource
from annotator.exchange.resources.places import PlaceResource
from annotator.exchange.resources.protected_names import ProtectedNameResource
from annotator.exchange.resources.series import SeriesResource
from annotator.exchange.resources.sources import SourceResource
from annotator.sources.models import Source
from annotator.sources.protected.models import ProtectedName
from tests.annotator.exchange.resources.tables import WRITTEN, checked, imported, rows
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
# What a table can hold: no NUL and no half characters, which are refused; anything else, bars and backslashes too.
letters = st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00")
words = st.text(letters, max_size=30)
name = words.filter(lambda text: text.strip())
names = st.lists(name.map(str.strip), max_size=3, unique=True)
key = st.text(string.ascii_lowercase + string.digits + "-_", min_size=1, max_size=20)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
numbers = st.integers(0, 2**31 - 1).map(str)


def one_of(vocabulary):
    return st.sampled_from([str(id) for id in terms(vocabulary)])


def listed(strategy):
    return strategy.map(lambda parts: "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts))


def maybe(strategy):
    return st.just("") | strategy


@st.composite
def judged(draw):
    letter = draw(st.sampled_from("ABCDEF"))
    return {"reliability": letter, "reliability_reason": draw(name)}


SOURCES = st.builds(
    lambda letter, **cells: cells | letter,
    judged(),
    name=name, aliases=listed(names), kind=st.sampled_from(Source.Kind.values), url=maybe(st.just("https://a.example/x")),
    independence_group=words, party=words, counts=words, masked=st.sampled_from(["yes", "no", ""]),
)  # fmt: skip
ACTORS = st.fixed_dictionaries(
    {"key": key, "name": name, "aliases": listed(names), "side": name, "kind": name,
     "country": maybe(st.just("SY")), "status": one_of("victim_statuses")}
)  # fmt: skip
SERIES = st.fixed_dictionaries({"key": key, "name": name, "begun": days})
NAMES = st.fixed_dictionaries({"name": name, "who": st.sampled_from(ProtectedName.Who.values), "reason": words})
PLACES = st.fixed_dictionaries(
    {"external_id": key, "source": maybe(st.just("cadastre")), "name": name, "other_names": listed(names),
     "kind": st.sampled_from(Place.Kind.values), "admin1": words, "admin2": words, "country": maybe(st.just("SY")),
     "lat": maybe(st.floats(-90, 90).map(repr)), "lon": maybe(st.floats(-180, 180).map(repr)),
     "population": maybe(numbers)}
)  # fmt: skip
INCIDENTS = st.fixed_dictionaries({"title": name, "date_start": days, "place": words})
TABLES = [
    (SourceResource(), "data_manager", SOURCES),
    (ActorResource(), "data_manager", ACTORS),
    (SeriesResource(), "data_manager", SERIES),
    (ProtectedNameResource(), "data_manager", NAMES),
    (PlaceResource(), "data_manager", PLACES),
    (IncidentResource(), "lead", INCIDENTS),
]
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def through_csv(cells):
    """Return rows as a CSV file gives them back."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(cells[0]))
    writer.writeheader()
    writer.writerows(cells)
    file.seek(0)
    return list(csv.DictReader(file))


def first_of_each(resource, context, found):
    """Store the first of the rows of each key, as a batch does."""
    first = {one.key: one for one in reversed(found)}
    return resource.store([one for one in first.values() if one.outcome in WRITTEN], context)


def all_of(resource):
    return list(resource._meta.model.objects.order_by("pk").values())


@contextmanager
def passing():
    """Forget what an example stored: judgements on sources cannot be deleted."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("resource", "role", "table"), TABLES, ids=lambda one: getattr(one, "id", ""))
@few
@given(data=st.data())
def test_what_goes_out_comes_back_unchanged(resource, role, table, data):
    with passing():
        context = Context(make_user(role))
        cells = data.draw(st.lists(table, min_size=1, max_size=4))
        stored = first_of_each(resource, context, resource.check(rows(*cells), context))
        exported = list(resource.export_rows(resource.get_queryset().order_by("pk")))
        assert len(exported) == len(stored)
        again = checked(resource, context, *through_csv(exported)) if exported else []
        assert {(one.outcome, tuple(one.diffs)) for one in again} <= {(Outcome.UNCHANGED, ())}


@pytest.mark.parametrize(("resource", "role", "table"), TABLES, ids=lambda one: getattr(one, "id", ""))
@few
@given(data=st.data())
def test_an_undone_import_leaves_everything_as_it_was(resource, role, table, data):
    with passing():
        context, keys = Context(make_user(role)), resource.get_import_id_fields()
        ours = data.draw(st.lists(table, min_size=1, max_size=3, unique_by=lambda row: row[keys[0]].strip()))
        imported(resource, context, *ours)
        before = all_of(resource)
        theirs = data.draw(table)
        changed = {**theirs, **{field: ours[0][field] for field in keys if field in theirs}}
        stored = first_of_each(resource, context, checked(resource, context, changed, theirs))
        assert resource.in_the_way(stored, context) == []
        resource.take_back(stored, context)
        assert all_of(resource) == before


TEXT = "Four fighters were killed near Idlib on Monday. Nine shells fell on Hama, and two people were hurt there."
CLAIMS = ClaimResource()


@st.composite
def claims(draw):
    start = draw(st.integers(0, len(TEXT) - 2))
    numbers = sorted(draw(st.integers(0, 10**6)) for _ in range(3))
    first, last = sorted(draw(days) for _ in range(2))
    free = ("weapon", "actor", "target", "attribution", "age_group", "sex")
    vocabularies = {"kind": "kinds", "modality": "modalities", "victim_status": "victim_statuses", "role": "roles",
                    "date_basis": "date_bases"}  # fmt: skip
    open_ones = {"hedge": "hedges", "place_precision": "place_precisions", "date_precision": "date_precisions"}
    return {
        "start": str(start),
        "end": str(draw(st.integers(start + 1, len(TEXT)))),
        "date_start": first,
        "date_end": draw(maybe(st.just(last))),
        "combined": draw(st.sampled_from(["yes", "no"])),
        "scope": "|".join(draw(st.lists(one_of("scopes"), unique=True))),
        "places": draw(listed(names)),
        **{bound: draw(maybe(st.just(str(one)))) for bound, one in zip(("min", "best", "max"), numbers, strict=True)},
        **{field: draw(one_of(vocabulary)) for field, vocabulary in vocabularies.items()},
        **{field: draw(maybe(one_of(vocabulary))) for field, vocabulary in open_ones.items()},
        **{field: draw(words)[:20] for field in free},
    }


@few
@given(table=st.lists(claims(), min_size=1, max_size=4))
def test_claims_go_out_and_come_back_unchanged(table):
    context = Context(make_user("data_manager"))
    article = make_article(TEXT)
    first_of_each(CLAIMS, context, checked(CLAIMS, context, *({"article": str(article.pk), **row} for row in table)))
    exported = list(CLAIMS.export_rows(Claim.objects.filter(article=article).order_by("pk")))
    again = checked(CLAIMS, context, *through_csv(exported)) if exported else []
    assert {(one.outcome, tuple(one.diffs)) for one in again} <= {(Outcome.UNCHANGED, ())}


def test_every_column_of_a_resource_is_a_field_or_a_way_to_it():
    for resource, _, _ in TABLES:
        columns = [column.name for column in resource.columns]
        assert columns[: len(resource.get_import_order())] == list(resource.get_import_order())
    assert set(CLAIMS.get_import_order()) <= {column.name for column in CLAIMS.columns}
