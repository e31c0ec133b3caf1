"""Whatever table of rows is imported: afterwards every row is there as the file says, and after the undo none is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.sources.models import Source
from tests.annotator.exchange.batches.making import HEADINGS, checked, confirmed, outcomes, standing, table, undone
from tests.factories import make_source, make_user, numbers

pytestmark = pytest.mark.django_db
NAMES = ["Monitor A", "Monitor B", "Monitor C", "Monitor D"]
KINDS = ["news", "monitor", "party", "no such kind", ""]
ROW = st.fixed_dictionaries(
    {
        "name": st.sampled_from([*NAMES, ""]) | st.text(st.characters(codec="utf-8"), max_size=20),
        "kind": st.sampled_from(KINDS),
        "url": st.sampled_from(["", "https://one.example", "https://two.example", "no address"]),
    }
)
STANDING = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(KINDS[:3]))
SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def manager(db):
    """Somebody who may import."""
    return make_user("data_manager")


def file_of(rows: list[dict[str, str]]) -> bytes:
    """Return rows as a file that has not been sent before."""
    return table([row | {"about": f"file {next(numbers)}"} for row in rows], [*HEADINGS, "about"])


def stand(sources: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Have these sources stand, and no others; return them as they do."""
    Source.objects.all().delete()
    for name, kind in sources.items():
        make_source(name, kind=kind)
    return standing()


@SETTINGS
@given(there=STANDING, rows=st.lists(ROW, min_size=1, max_size=8))
def test_after_import_and_undo_everything_is_as_before(manager, there, rows):
    before = stand(there)
    batch = checked(user=manager, data=file_of(rows))
    assert batch.state == State.CHECKED
    assert standing() == before
    assert len(outcomes(batch)) == batch.rows
    if batch.new + batch.changed:
        batch = run(batch)
        assert batch.stored == batch.new + batch.changed
        assert batch.stored_rows.filter(created=True).count() == Source.objects.count() - len(before)
        assert undone(batch).state == State.UNDONE
    assert standing() == before


@SETTINGS
@given(there=STANDING, rows=st.lists(ROW, min_size=1, max_size=8))
def test_what_was_imported_is_unchanged_the_next_time(manager, there, rows):
    stand(there)
    batch = checked(user=manager, data=file_of(rows))
    good = set(batch.import_rows.exclude(outcome="refused").values_list("number", flat=True))
    if batch.new + batch.changed:
        run(batch)
    again = checked(user=manager, data=file_of(rows))
    said = outcomes(again)
    assert {said[number] for number in good} <= {"unchanged"}


def run(batch):
    """Import a checked batch."""
    return actions.run_import(confirmed(batch))
