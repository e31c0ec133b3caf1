"""Sources come in as a table: recognised by name, judged with a reason, never moving a recorded figure."""

import pytest
from django.core.exceptions import PermissionDenied

from annotator.exchange.contract import Context
from annotator.exchange.resources.sources import SourceResource
from annotator.sources.assessments.actions import assess_source
from annotator.sources.assessments.models import SourceAssessment
from annotator.sources.models import Source
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, undone
from tests.factories import make_article, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
SOURCES = SourceResource()


@pytest.fixture
def manager():
    return make_user("data_manager")


@pytest.fixture
def context(manager):
    return Context(manager, batch_id=7)


def test_a_new_source_is_added_with_all_that_its_row_says(context):
    cells = {
        "name": " Monitor A ", "aliases": "MA|Mon. A", "kind": "Monitoring group", "url": "https://a.example",
        "reliability": "b", "reliability_reason": "Ten years.", "independence_group": "Agency", "party": "",
        "counts": "Civilians\r\nonly.", "masked": "yes",
    }  # fmt: skip
    (stored,) = imported(SOURCES, context, cells)
    source = Source.objects.get(pk=stored.pk)
    assert (source.name, source.aliases, source.kind, source.reliability) == (
        "Monitor A",
        ["MA", "Mon. A"],
        "monitor",
        "B",
    )
    assert (source.counts, source.masked, stored.created) == ("Civilians\nonly.", True, True)


def test_a_row_that_says_what_stands_there_changes_nothing(context):
    make_source("Monitor A", kind="monitor")
    (one,) = checked(SOURCES, context, {"name": "Monitor A", "kind": "monitor"})
    assert (one.outcome, one.diffs) == ("unchanged", {})


def test_a_change_shows_what_stands_there_and_what_would(context):
    source = make_source("Monitor A", kind="news")
    (one,) = checked(SOURCES, context, {"name": "Monitor A", "kind": "monitor"})
    assert (one.outcome, one.pk, one.diffs) == ("changed", source.pk, {"kind": ("news", "monitor")})


def test_a_column_that_is_left_out_and_a_cell_that_may_not_be_empty_leave_the_field(context):
    make_source("Monitor A", kind="news", party="X")
    assert outcomes(checked(SOURCES, context, {"name": "Monitor A", "kind": ""})) == ["unchanged"]
    (one,) = checked(SOURCES, context, {"name": "Monitor A", "party": ""})
    assert one.diffs == {"party": ("X", "")}


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"name": ""}, ("name", "", "empty")),
        ({"name": "A" * 201}, ("name", "A" * 79 + "…", "too_long")),
        ({"name": "A", "kind": "guild"}, ("kind", "guild", "choice")),
        ({"name": "A", "url": "not an address"}, ("url", "not an address", "invalid")),
        ({"name": "A", "reliability": "B"}, ("reliability_reason", "", "empty")),
        ({"name": "A", "masked": "perhaps"}, ("masked", "perhaps", "choice")),
        ({"name": "A\x00"}, ("name", "A\x00", "characters")),
        ({"name": "A", "party": "\ud800"}, ("party", "\ud800", "characters")),
    ],
)
def test_a_row_that_makes_no_sense_is_refused_with_its_reason(context, cells, problem):
    found = checked(SOURCES, context, cells)
    assert outcomes(found) == ["refused"]
    assert problems(found) == [(2, *problem)]
    assert found[0].problems[0].reason.endswith(".")


def test_another_letter_is_a_judgement_with_its_reason(context, manager):
    source = make_source("Monitor A", reliability="C", reliability_reason="So far.")
    stored = imported(SOURCES, context, {"name": "Monitor A", "reliability": "B", "reliability_reason": "Checked."})
    judged = SourceAssessment.objects.get(source=source)
    assert (judged.reliability, judged.before, judged.reason, judged.assessed_by) == ("B", "C", "Checked.", manager)
    undone(SOURCES, context, stored)
    source.refresh_from_db()
    assert (source.reliability, source.reliability_reason) == ("C", "So far.")
    assert SourceAssessment.objects.filter(source=source).count() == 2


def test_what_recorded_figures_hang_on_is_not_changed_by_a_file(context):
    source = make_source("Monitor A")
    make_decided_claim(article=make_article(source=source))
    row = {"name": "Monitor A", "party": "X", "reliability": "A", "reliability_reason": "Good."}
    assert {problem[1] for problem in problems(checked(SOURCES, context, row))} == {"party", "reliability"}
    assert outcomes(checked(SOURCES, context, {"name": "Monitor A", "counts": "All."})) == ["changed"]


def test_a_mask_that_a_file_takes_off_is_pointed_out(context):
    make_source("Monitor A", masked=True)
    (one,) = checked(SOURCES, context, {"name": "Monitor A", "masked": "no"})
    assert one.diffs == {"masked": ("yes", "no")}
    assert one.notes == ("Public editions name it from now on: make sure that nobody is put at risk.",)


def test_a_change_in_the_meantime_is_not_overwritten(context):
    source = make_source("Monitor A", counts="All.")
    found = checked(SOURCES, context, {"name": "Monitor A", "counts": "Civilians."})
    Source.objects.filter(pk=source.pk).update(counts="Some.")
    assert SOURCES.store(found, context) == []
    source.refresh_from_db()
    assert source.counts == "Some."


def test_an_undone_import_leaves_everything_as_it_was(context):
    make_source("Monitor A", aliases=["MA"], kind="news", counts="All.")
    before = list(Source.objects.order_by("pk").values())
    stored = imported(SOURCES, context, {"name": "Monitor A", "aliases": "", "counts": "X"}, {"name": "Monitor B"})
    assert Source.objects.count() == 2
    undone(SOURCES, context, stored)
    assert list(Source.objects.order_by("pk").values()) == before


def test_a_source_that_has_articles_by_now_stands_in_the_way(context):
    stored = imported(SOURCES, context, {"name": "Monitor A"})
    make_article(source=Source.objects.get())
    (obstacle,) = SOURCES.in_the_way(stored, context)
    assert obstacle.reason == "“Monitor A” has 1 article by now."
    assert obstacle.url.endswith(f"/sources/{stored[0].pk}/")


def test_a_source_that_somebody_judged_since_stands_in_the_way(context):
    stored = imported(SOURCES, context, {"name": "Monitor A"})
    assess_source(source=Source.objects.get(), reliability="A", reason="Good.", actor=make_user("lead"))
    reasons = [obstacle.reason for obstacle in SOURCES.in_the_way(stored, context)]
    assert reasons == ["“Monitor A” was changed since.", "“Monitor A” has 1 source assessment by now."]


def test_a_change_on_which_figures_hang_by_now_stands_in_the_way(context):
    source = make_source("Monitor A", party="X")
    stored = imported(SOURCES, context, {"name": "Monitor A", "party": "Y"})
    make_decided_claim(article=make_article(source=source))
    assert [one.reason for one in SOURCES.in_the_way(stored, context)] == [
        "Recorded figures go back to this source by now."
    ]


def test_the_action_refuses_whoever_may_not(context):
    with pytest.raises(PermissionDenied):
        imported(SOURCES, Context(make_user("analyst")), {"name": "Monitor A"})


def test_the_history_names_the_person_and_the_batch(context, manager):
    imported(SOURCES, context, {"name": "Monitor A"})
    event = Source.objects.get().events.get()
    assert event.pgh_context.metadata == {"by": manager.get_username(), "batch": 7, "reason": "publishers imported"}


def test_a_chunk_is_checked_in_a_fixed_number_of_queries(context, django_assert_num_queries):
    for number in range(30):
        make_source(f"Monitor {number:02}", party="X")
    for count in (3, 30):
        cells = [{"name": f"Monitor {number:02}", "party": "Y"} for number in range(count)]
        with django_assert_num_queries(5):
            checked(SOURCES, context, *cells)
