"""Saved views: filters under a name, shared or one's own."""

import pytest
from django.urls import reverse

from annotator.review.queue.models import SavedView
from tests.annotator.desk.review.making import HTMX
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db
DEATHS = {"name": "Deaths", "query": "kind=killed&order=risk&after=1_2"}


def save(client, **values):
    return client.post(reverse("save_view"), DEATHS | values)


def test_the_filters_are_saved_and_offered_on_the_queue(desk, analyst):
    make_claim()
    assert save(desk).url == "/desk/?kind=killed&order=risk"
    view = SavedView.objects.get()
    assert (view.owner, view.query, view.shared) == (analyst, "kind=killed&order=risk", False)
    assert 'href="?kind=killed&amp;order=risk"' in desk.get("/desk/").content.decode()


def test_filtering_without_a_reload_changes_what_would_be_saved(desk):
    page = desk.get("/desk/", {"kind": "killed"}, headers=HTMX).content.decode()
    assert 'name="query" value="kind=killed"' in page
    assert 'id="views" aria-label="Saved views" hx-swap-oob="true"' in page


def test_saving_under_the_same_name_keeps_one(desk):
    save(desk)
    save(desk, query="kind=injured")
    assert SavedView.objects.get().query == "kind=injured"


def test_others_see_it_when_it_is_shared_and_only_its_owner_changes_it(desk):
    save(desk)
    view, other = SavedView.objects.get(), signed_in(make_user())
    there = reverse("change_view", args=[view.pk])
    assert "Deaths" not in other.get("/desk/").content.decode()
    assert other.post(there, {"name": "Mine"}).status_code == 404
    desk.post(there, {"name": "All deaths", "shared": "1"})
    assert "All deaths" in other.get("/desk/").content.decode()
    assert other.post(there, {"name": "Mine"}).status_code == 403
    assert other.post(there, {"delete": "1"}).status_code == 403
    assert SavedView.objects.get().name == "All deaths"


def test_it_is_renamed_and_deleted(desk):
    save(desk)
    save(desk, name="Other")
    view = SavedView.objects.get(name="Deaths")
    there = reverse("change_view", args=[view.pk])
    assert desk.post(there, {"name": "Other"}).status_code == 403
    assert desk.post(there, {"name": " "}).status_code == 403
    assert desk.get(there).status_code == 405
    desk.post(there, {"delete": "1"})
    assert [one.name for one in SavedView.objects.all()] == ["Other"]
    assert desk.post(there, {"delete": "1"}).status_code == 404


def test_the_page_of_views_says_what_to_do_first(desk):
    assert "You have saved no view" in desk.get(reverse("saved_views")).content.decode()
    save(desk)
    assert 'value="Deaths"' in desk.get(reverse("saved_views")).content.decode()


def test_a_view_has_a_name(desk):
    assert save(desk, name="").status_code == 403
    assert desk.get(reverse("save_view")).status_code == 405
    assert not SavedView.objects.exists()
