"""A missing template variable fails the test run."""

from pathlib import Path

import pytest
from django.template import Context, Engine, Template, engines

from tests.missing_variables import OURS, Missing


@pytest.fixture
def noted():
    """Return the notes, and clear them so that this test itself does not fail."""
    Missing.noted.clear()
    yield Missing.noted
    Missing.noted.clear()


def render(source: str, path: str, **context: object) -> str:
    engine: Engine = engines["django"].engine
    template = Template(source, engine=engine)
    for node in template.nodelist.get_nodes_by_type(object):
        node.origin.name = path
    return template.render(Context(context))


OUR_PAGE = str(Path(OURS, "annotator", "page.html"))


@pytest.mark.parametrize(
    "source",
    [
        "{{ nobody }}",
        "{{ claim.nothing }}",
        "{{ claim.nothing.deeper }}",
        "{{ nobody|default:'x' }}",
        "{% with a=nobody %}{{ a }}{% endwith %}",
        "{% if claim %}{{ nobody }}{% endif %}",
    ],
)
def test_it_notes_a_missing_variable_in_our_templates(source, noted):
    render(source, OUR_PAGE, claim={"kind": "killed"})
    assert len(noted) == 1
    assert noted[0].endswith(f"in {OUR_PAGE}")


@pytest.mark.parametrize("source", ["{{ claim.kind }}", "{{ empty }}", "{% if nobody %}x{% endif %}"])
def test_it_notes_nothing_where_a_page_is_in_order(source, noted):
    render(source, OUR_PAGE, claim={"kind": "killed"}, empty="")
    assert noted == []


def test_it_leaves_third_parties_alone(noted):
    render("{{ nobody }}", "/elsewhere/unfold/templates/admin/base.html")
    assert noted == []


def test_the_page_is_the_one_that_visitors_get(noted):
    assert render("[{{ nobody }}|{{ nobody|default:'x' }}]", OUR_PAGE) == "[|x]"
    assert len(noted) == 2


def test_a_noted_variable_fails_the_test_that_met_it(pytester):
    pytester.makeconftest("from tests.conftest import no_missing_variables")
    pytester.makepyfile(
        """
        from django.template import Context, Template
        def test_of_a_broken_page():
            Template("{{ nobody }}").render(Context({}))
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:django")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*Missing template variables: nobody in*"])
