"""The public table of an edition's allegations."""

import pytest
from django.urls import reverse

from reports.register import when
from tests.reports.looking import links_of, text_of

pytestmark = pytest.mark.django_db


def test_allegations_are_a_table_of_their_own_and_never_summed_r4(visitor, edition):
    response = visitor.get(reverse("edition_allegations", args=[1]))
    said = text_of(response)
    assert "200" in said
    assert "never added up" in said
    assert "21 Mar 2019" in said
    assert response.content.decode().count('<tr class="is-alleged"') == 1
    assert "<tfoot" not in response.content.decode()
    assert any("/articles/" in link for link in links_of(response))


WHEN = [
    (None, None, None, "day not said"),
    ("2019-03-21", "2019-03-21", 1, "21 Mar 2019"),
    ("2019-03-21", None, 1, "21 Mar 2019"),
    ("2019-03-21", "2019-03-21", 3, "about 21 Mar 2019"),
    ("2019-03-21", "2019-03-24", 2, "21 Mar 2019 – 24 Mar 2019"),
    ("2019-03-01", "2019-03-31", 4, "March 2019"),
    ("2019-01-01", "2019-12-31", 5, "2019"),
]


@pytest.mark.parametrize(("start", "end", "precision", "said"), WHEN)
def test_an_allegation_is_dated_no_closer_than_it_tells(start, end, precision, said):
    assert when({"date_start": start, "date_end": end, "date_precision": precision}) == said
