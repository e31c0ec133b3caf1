"""The public page of an article: its text word for word, with the claims in it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from reports.actions import publish_edition
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.looking import links_of, text_of
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db


def test_the_article_page_gives_the_text_word_for_word(visitor, edition):
    article = edition.articles.get()
    page = visitor.get(f"/editions/1/articles/{article.article_id}/").content.decode()
    shown = [re.sub(r"<[^>]+>", "", found) for found in re.findall(r'<p class="paragraph.*?</p>', page, re.DOTALL)]
    assert "\n\n".join(map(unescape, shown)) == article.text


def test_overlapping_claims_each_have_their_anchor(visitor, example, publisher):
    article = make_article("Seven men, two of them boys, were shot dead.", make_source("Overlap"))
    make_decided_claim(article=article, quote="Seven men, two of them boys, were shot dead", min=7, best=7, max=7)
    make_decided_claim(article=article, quote="two of them boys", min=2, best=2, max=2, kind="injured")
    publish_edition(title="Overlap", start=START, end=END, publisher=publisher)
    page = visitor.get(f"/editions/1/articles/{article.pk}/").content.decode()
    anchors = re.findall(r'id="claim-(\d+)"', page)
    assert len(anchors) == len(set(anchors)) == 2


def test_an_article_without_claims_is_listed_and_says_so(visitor, example, publisher):
    silent = make_article("All was quiet.", make_source("Quiet Desk"), title="A quiet month")
    publish_edition(title="With silence", start=START, end=END, publisher=publisher)
    page = reverse("edition_article", args=[1, silent.pk])
    assert page in links_of(visitor.get("/editions/1/"))
    assert "No claim was found in this article" in text_of(visitor.get(page))


def test_quotations_find_their_own_direction(visitor, example, publisher):
    article = make_article("قُتل ثلاثة عناصر قرب السجن.", make_source("مرصد النهر"))
    make_decided_claim(article=article, quote="قُتل ثلاثة عناصر", min=3, best=3, max=3)
    publish_edition(title="Arabic", start=START, end=END, publisher=publisher)
    for page in ("/editions/1/figures/2/", f"/editions/1/articles/{article.pk}/"):
        body = visitor.get(page).content.decode()
        assert re.search(r'dir="auto" lang="ar">[^\n]*قُتل ثلاثة عناصر', body)


def test_markup_in_a_source_stays_text(visitor, example, publisher):
    article = make_article("<script>alert(1)</script> Four fighters were killed.", make_source("<b>Bold</b>"))
    make_decided_claim(article=article)
    publish_edition(title="<i>Title</i>", start=START, end=END, publisher=publisher)
    for page in ("/", "/editions/1/", "/editions/1/figures/2/", f"/editions/1/articles/{article.pk}/"):
        body = visitor.get(page).content.decode()
        assert "<script" not in body
        assert "<b>Bold" not in body
        assert "<i>Title" not in body
