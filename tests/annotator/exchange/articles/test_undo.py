"""Tests for taking imported articles back: all of them, or none and each obstacle is named."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from annotator.checks.actions import read_article
from annotator.checks.copies.models import Band, Occurrence, Wording
from annotator.checks.models import Flag
from annotator.claims.counts.actions import recount
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.models import ClaimPlace
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.exchange.articles.hanging import GOES, HANGS_ON_ARTICLES, HANGS_ON_CLAIMS
from annotator.exchange.batches.models import ImportBatch
from annotator.review.models import Lease
from annotator.review.notes.actions import add_note
from annotator.sources.actions import confirm_dates, receive_article
from annotator.sources.models import Article, Capture, Source
from tests.annotator.exchange.articles.importing import TEXT, imported, some, undone
from tests.factories import WINDOW, make_article, make_source, make_user

pytestmark = pytest.mark.django_db
WIRE = "\n\n".join(
    [
        "Bridge of Hasa falls",
        "The old bridge of Hasa fell into the river early on Monday after heavy shelling, residents said.",
        "Four fighters were killed and two civilians were injured when the eastern arch broke, a doctor said.",
        "The town council asked the drivers of the northern road to take the long way round until spring.",
        "Engineers from the provincial capital looked at the remaining arches and called them unsafe for lorries.",
    ]
)


def read_all() -> None:
    for article in Article.objects.exclude(extraction_runs__state="done").order_by("pk"):
        read_article(article=article)


def everything() -> dict[str, int]:
    models = (
        Article,
        Capture,
        Claim,
        ClaimPlace,
        ClaimOrigin,
        ExtractionRun,
        Flag,
        Occurrence,
        Wording,
        Band,
        WireCopy,
    )
    return {model.__name__: model.objects.count() for model in (*models, Lease, Source)}


def test_an_undo_leaves_what_was_there_before_and_nothing_else() -> None:
    make_article(WIRE, source=make_source("Wire"))
    read_all()
    before = everything()
    rows = [*some(5), {"text": WIRE + "\n\nBy our own reporter.", "source": "Copying Post"}]
    batch = imported(*rows, read=True)
    read_all()
    assert Claim.objects.filter(article__source__name="Canal Post").count() >= 5
    assert WireCopy.objects.exists()
    batch = undone(batch)
    assert (batch.state, batch.problem, batch.obstacles) == ("undone", "", [])
    assert everything() == before
    assert recount(repair=False) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM annotator_articlecount WHERE article_id NOT IN (SELECT id FROM annotator_article)"
        )
        assert cursor.fetchone() == (0,)


def test_the_history_keeps_what_went() -> None:
    batch = imported(*some(1))
    pk = Article.objects.get().pk
    undone(batch)
    events = Article.pgh_event_model.objects.filter(pgh_obj=pk).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]
    assert events[1].pgh_context.metadata["batch"] == batch.pk


def test_a_publisher_that_came_with_the_import_goes_unless_others_name_it() -> None:
    first = imported(*some(2), {"text": "Another text.", "source": "Bridge Post"})
    make_article(source=Source.objects.get(name="Bridge Post"))
    assert undone(first).state == "undone"
    assert list(Source.objects.values_list("name", flat=True)) == ["Bridge Post"]


def test_a_further_capture_goes_and_its_article_stays() -> None:
    article = make_article(TEXT.format(1), source=make_source("Canal Post"))
    batch = imported({"text": TEXT.format(1).replace("\n", "\r\n"), "source": "Canal Post"})
    assert article.captures.count() == 2
    assert undone(batch).state == "undone"
    assert article.captures.count() == 1


def test_a_later_copy_elsewhere_loses_its_first_text_and_is_traced_anew() -> None:
    batch = imported({"text": WIRE, "source": "Wire", "published": "2022-01-01"})
    copy = make_article(WIRE + "\n\nBy our own reporter.", source=make_source("Copying Post"))
    read_all()
    assert WireCopy.objects.get().article == copy
    assert undone(batch).state == "undone"
    assert not WireCopy.objects.exists()
    assert {origin.source.name for origin in ClaimOrigin.objects.filter(claim__article=copy)} == {"Copying Post"}


def claim() -> Claim:
    return Claim.objects.order_by("pk").first()


def decide(user: User) -> str:
    one = claim()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotator_claim SET status = 'rejected' WHERE id = %s", [one.pk])
    return reverse("claim", args=[one.pk])


def note(user: User) -> str:
    add_note(on=claim(), author=user, text="Look at this.")
    return reverse("claim", args=[claim().pk])


def confirm(user: User) -> str:
    article = Article.objects.first()
    confirm_dates(article=article, published=date(2022, 2, 3), window=WINDOW, user=user)
    return reverse("article", args=[article.pk])


def raise_flag(user: User) -> str:
    one = claim()
    Flag.objects.create(
        article=one.article, claim=one, about="wrong_number", severity="high", message="?", raised_by=user
    )
    return reverse("claim", args=[one.pk])


def name_origin(user: User) -> str:
    ClaimOrigin.objects.filter(claim=claim()).update(basis="analyst", reason="It says so.", set_by=user)
    return reverse("claim", args=[claim().pk])


def open_it(user: User) -> str:
    Lease.objects.create(claim=claim(), holder=user, until="2999-01-01T00:00Z")
    return reverse("claim", args=[claim().pk])


def receive_again(user: User) -> str:
    article = Article.objects.first()
    receive_article(data=article.text.replace("\n", "\r\n").encode(), source=article.source, how="upload")
    return reverse("article", args=[article.pk])


DEEDS: list[tuple[Callable[[User], str], str]] = [
    (decide, "is rejected."),
    (note, "has 1 note."),
    (confirm, "Its dates were confirmed or changed."),
    (raise_flag, "was raised by a person."),
    (name_origin, "An analyst said to whom the claim"),
    (open_it, "has a claim of it open."),
    (receive_again, "The same text was received once more since"),
]


@pytest.mark.parametrize(("deed", "sentence"), DEEDS, ids=[deed.__name__ for deed, _ in DEEDS])
def test_what_a_person_did_stands_in_the_way_with_its_address(deed: Callable[[User], str], sentence: str) -> None:
    batch = imported(*some(2))
    read_all()
    url, before = deed(make_user()), everything()
    batch = undone(batch)
    assert batch.state == "imported"
    told = [one for one in batch.obstacles if sentence in one["reason"]]
    assert told, batch.obstacles
    assert told[0]["url"] == url
    assert everything() == before


@pytest.mark.parametrize("deed", [deed for deed, _ in DEEDS], ids=lambda deed: deed.__name__)
def test_the_database_itself_holds_what_a_person_did(deed: Callable[[User], str], monkeypatch: Any) -> None:
    batch = imported(*some(2))
    read_all()
    deed(make_user())
    before = everything()
    monkeypatch.setattr("annotator.exchange.resources.articles.obstacles", lambda stored, context: [])
    batch = undone(batch)
    assert batch.state == "imported"
    assert everything() == before


@pytest.mark.parametrize("table", ["article", "capture", "claim"])
def test_nothing_goes_but_while_its_batch_is_being_undone(table: str) -> None:
    imported(*some(1))
    read_all()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM annotator_{table}")


def test_the_rows_of_another_batch_stay_while_one_is_undone() -> None:
    imported(*some(1))
    other = imported({"text": "Another text.", "source": "Canal Post"})
    ImportBatch.objects.filter(pk=other.pk).update(state="undoing", undone_by=other.user)
    first = Article.objects.order_by("pk").first()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM annotator_article WHERE id = %s", [first.pk])


def test_whatever_may_hang_on_an_article_either_goes_or_stands_in_the_way() -> None:
    hanging = {(one.related_model, one.field.name) for one in (*HANGS_ON_ARTICLES, *HANGS_ON_CLAIMS)}
    assert not hanging & GOES
    assert {"Note", "Citation", "Position", "Decision", "IncidentLink", "SecondReading"} <= {
        model.__name__ for model, _ in hanging
    }
