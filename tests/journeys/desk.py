"""What the journeys at the desk share: an open claim page, a claim that may be decided, and many claims to decide."""

from django.test import Client
from playwright.sync_api import Page, expect

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from tests.factories import make_article, make_candidate

ARRESTED = "In town number {0} the police arrested {0} people."


def signed_in(page: Page, url: str, user) -> Page:
    """Return the page with a person's session in its browser."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    return page


def opened(page: Page, url: str, user, claim: Claim) -> Page:
    """Return the page of a claim, ready to be decided."""
    signed_in(page, url, user).goto(f"{url}/desk/claims/{claim.pk}/")
    shows(page, claim)
    return page


def shows(page: Page, claim: Claim) -> None:
    """Wait until a claim is on the screen for long enough to be decided."""
    expect(page.locator(f'#desk[data-claim="{claim.pk}"][data-ready]')).to_be_visible()


def make_arrests(count: int, first: int = 2) -> list[Claim]:
    """Return the claims of one article that tells of so many arrests, of `first` people, of one more, and so on."""
    numbers = range(first, first + count)
    sentences = [ARRESTED.format(number) for number in numbers]
    text = "\n\n".join(sentences)
    article = make_article(text)
    candidates = [
        make_candidate(
            f"arrested {number} people", text, kind="arrested", min=number, best=number, max=number,
            target="people", victim_status="unknown", actor="the police", paragraph=at,
            sentence_start=text.index(sentence), sentence_end=text.index(sentence) + len(sentence),
        )
        for at, (number, sentence) in enumerate(zip(numbers, sentences, strict=True))
    ]  # fmt: skip
    store_candidates(article=article, candidates=candidates)
    return list(article.claims.in_text_order())
