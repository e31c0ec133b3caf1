"""An article's text cut where claims begin and end, without a database."""

import pytest

from reports.models import Edition, EditionArticle, EditionClaim
from reports.passages import marked
from reports.stories import reading
from tests.annotator.incidents.making import fact

TEXT = "Seven men, two of them boys, died.\n\nA eulogy 🕯 followed."


def at(claim_id: int, quote: str, *, status: str = "verified", excluded_by: str = ""):
    start = TEXT.index(quote)
    article = EditionArticle(article_id=1, text=TEXT)
    return reading(
        EditionClaim(
            edition=Edition(number=1),
            article=article,
            claim_id=claim_id,
            fact=fact(claim_id, status=status).to_dict(),
            start=start,
            end=start + len(quote),
            quote=quote,
            sentence_start=start,
            sentence_end=start + len(quote),
            sentence=quote,
            status_label=status,
            excluded_by=excluded_by,
        )
    )


def pieces(*readings):
    return [piece for paragraph in marked(TEXT, readings) for piece in paragraph.pieces]


@pytest.mark.parametrize(
    "quotes", [[], ["Seven men"], ["Seven men, two", "two of them"], ["died.\n\nA eulogy"], ["Seven", "Seven men"]]
)
def test_the_pieces_together_are_the_text(quotes):
    readings = [at(number, quote) for number, quote in enumerate(quotes, 1)]
    for paragraph, expected in zip(marked(TEXT, readings), TEXT.split("\n\n"), strict=True):
        assert "".join(piece.text for piece in paragraph.pieces) == expected


def test_each_claim_is_anchored_once_even_when_two_begin_together_or_run_over_a_paragraph():
    found = pieces(at(1, "Seven"), at(2, "Seven men"), at(3, "died.\n\nA eulogy"))
    assert sorted(anchor for piece in found for anchor in piece.anchors) == [1, 2, 3]


def test_a_claim_that_counts_is_louder_than_one_that_does_not():
    found = pieces(
        at(1, "two of them boys", excluded_by="R7"), at(2, "Seven men, two of them boys", status="corrected")
    )
    inner = next(piece for piece in found if piece.text == "two of them boys")
    assert (inner.state, inner.counts) == ("corrected", True)


def test_a_claim_stands_beside_the_paragraph_in_which_it_begins():
    first, second = marked(TEXT, [at(1, "Seven men"), at(2, "A eulogy 🕯")])
    assert [one.claim.claim_id for one in first.readings] == [1]
    assert [one.claim.claim_id for one in second.readings] == [2]
    assert second.pieces[0].text == "A eulogy 🕯"
