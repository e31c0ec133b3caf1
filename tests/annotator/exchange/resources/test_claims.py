"""Claims come in as a table: candidates on words of articles that are here, and nothing that is decided moves."""

import pytest
from django.db import IntegrityError

from annotator.claims.by_hand.actions import add_claim
from annotator.claims.models import Claim
from annotator.claims.names.models import ClaimPlace
from annotator.claims.origins.models import ClaimOrigin
from annotator.exchange.contract import Context
from annotator.exchange.resources.claims import ClaimResource
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, rows
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
CLAIMS = ClaimResource()
QUOTE = "Four fighters were killed"


@pytest.fixture
def manager():
    return make_user("data_manager")


@pytest.fixture
def context(manager):
    return Context(manager, batch_id=7)


@pytest.fixture
def article():
    return make_article(source=make_source("Monitor A"), title="January", url="https://a.example/1")


def row(article, **cells):
    return {"article": str(article.pk), "quote": QUOTE, "kind": "killed", **cells}


def test_a_new_row_is_a_candidate_on_its_words(context, manager, article):
    cells = row(article, number="at least 4", target="fighters", victim_status="combatant", places="Al-Tanaf", of="")
    (stored,) = imported(CLAIMS, context, cells)
    claim = Claim.objects.get(pk=stored.pk)
    assert (claim.status, claim.origin, claim.created_by, claim.version) == ("candidate", "import", manager, 1)
    assert (claim.quote, claim.unit, claim.hedge) == (QUOTE, "person", "at_least")
    assert (claim.min, claim.best, claim.max) == (4, 4, None)
    sentence = article.text[claim.sentence_start : claim.sentence_end]
    assert sentence == "Four fighters were killed and two civilians were injured."
    assert (claim.modality, claim.role, claim.date_basis, claim.proposal["quote"]) == (
        "asserted",
        "new_event",
        "unknown",
        QUOTE,
    )


def test_a_new_claim_gets_places_and_an_origin_as_any_other(context, article):
    (stored,) = imported(CLAIMS, context, row(article, places="Al-Tanaf|origin_of_fire:Hama"))
    located = ClaimPlace.objects.filter(claim=stored.pk).order_by("pk").values_list("text", "role")
    assert list(located) == [("Al-Tanaf", "event"), ("Hama", "origin_of_fire")]
    assert Claim.objects.get(pk=stored.pk).places == ["Al-Tanaf"]
    assert ClaimOrigin.objects.get(claim=stored.pk).source == article.source


@pytest.mark.parametrize(
    "named",
    [
        lambda article: {"article": str(article.pk)},
        lambda article: {"article": "", "url": article.url},
        lambda article: {"article": "", "sha256": article.text_sha256.upper()},
        lambda article: {"article": "", "sha256": article.captures.get().sha256},
        lambda article: {"article": "", "title": "January", "source": "Monitor A"},
        lambda article: {"article": "", "title": "January"},
    ],
)
def test_an_article_is_found_by_number_address_sum_or_title(context, article, named):
    assert outcomes(checked(CLAIMS, context, row(article) | named(article))) == ["new"]


def test_the_sum_decides_where_a_number_means_another_article_here(context, article):
    other = make_article()
    (one,) = checked(CLAIMS, context, row(other, sha256=article.text_sha256))
    assert one.values.values["article_id"] == article.pk
    assert one.notes == (f"Article {other.pk} is another one here; the sum of its text decides.",)


def test_two_articles_of_one_title_are_told_apart_by_their_source_or_not_at_all(context, article):
    make_article(source=make_source("Monitor B"), title="January")
    found = checked(CLAIMS, context, row(article) | {"article": "", "title": "January"})
    assert problems(found) == [(2, "title", "January", "ambiguous")]
    assert outcomes(
        checked(CLAIMS, context, row(article) | {"article": "", "title": "January", "source": "Monitor A"})
    ) == ["new"]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"article": "999999"}, ("article", "999999", "unknown")),
        ({"article": ""}, ("article", "", "empty")),
        ({"quote": "No such words"}, ("quote", "No such words", "quote")),
        ({"quote": "were"}, ("quote", "were", "ambiguous")),
        ({"quote": ""}, ("quote", "", "empty")),
        ({"start": "0", "end": "7"}, ("quote", QUOTE, "quote")),
        ({"start": "3"}, ("end", "", "empty")),
        ({"quote": "", "start": "0", "end": "99999"}, ("end", "99999", "range")),
        ({"start": "x", "end": "y"}, ("start", "x", "number")),
        ({"kind": "melted"}, ("kind", "melted", "choice")),
        ({"kind": ""}, ("kind", "", "empty")),
        ({"unit": "vehicle"}, ("unit", "vehicle", "unit")),
        ({"min": "5", "best": "4", "max": "4"}, ("max", "4", "order")),
        ({"date_start": "2022-01-02", "date_end": "2022-01-01"}, ("date_end", "2022-01-01", "order")),
        ({"date_start": "23.01.2022"}, ("date_start", "23.01.2022", "date")),
        ({"date_end": "2022-01-01"}, ("date_start", "", "empty")),
        ({"number": "lots and lots"}, ("number", "lots and lots", "number")),
        ({"best": "-3"}, ("best", "-3", "number")),
        ({"of": "the one above"}, ("of", "the one above", "whole")),
        ({"score": "high"}, ("score", "high", "number")),
        ({"places": "A" * 201}, ("places", "A" * 79 + "…", "invalid")),
        ({"actor": "A" * 301}, ("actor", "A" * 79 + "…", "too_long")),
    ],
)
def test_a_row_that_makes_no_sense_is_refused_with_its_reason(context, article, cells, problem):
    found = checked(CLAIMS, context, row(article) | cells)
    assert (2, *problem) in problems(found)
    assert outcomes(found) == ["refused"]
    assert all(one.reason.endswith((".", "”.")) for one in found[0].problems)


def test_a_quote_that_stands_twice_is_refused_with_its_places(context, article):
    (one,) = checked(CLAIMS, context, row(article, quote="were"))
    first = article.text.index("were")
    assert f"at {first}–{first + 4}, " in one.problems[0].reason


def test_the_same_row_again_changes_nothing(context, article):
    cells = row(article, number="at least 4", places="Al-Tanaf|origin_of_fire:Hama", scope="historical")
    imported(CLAIMS, context, cells)
    (one,) = checked(CLAIMS, context, cells)
    assert (one.outcome, one.diffs) == ("unchanged", {})


def test_a_decided_claim_is_never_changed(context, article):
    claim = make_decided_claim(article=article)
    (one,) = checked(CLAIMS, context, row(article, best="7", min="7", max="7"))
    assert (one.outcome, one.pk, one.diffs) == ("unchanged", claim.pk, {})
    assert one.notes == ("It was decided already (verified); an import changes no decision.",)


def test_words_that_were_mostly_rejected_do_not_come_back_with_other_bounds(context, article):
    claim = make_decided_claim("reject", article=article)
    (one,) = checked(CLAIMS, context, row(article, quote="fighters were killed"))
    assert (one.outcome, one.pk) == ("unchanged", claim.pk)
    assert one.notes == ("Most of these words are a claim that is rejected; nothing is added.",)


def test_a_candidate_of_the_extractor_takes_other_values_beside_what_the_machine_said(context, manager, article):
    claim = make_claim(article)
    (one,) = checked(CLAIMS, context, row(article, min="4", best="5", max=""))
    assert one.diffs == {"best": ("4", "5"), "max": ("4", "")}
    imported(CLAIMS, context, row(article, min="4", best="5", max=""))
    again = Claim.objects.get(pk=claim.pk)
    assert (again.best, again.max, again.version, again.created_by) == (5, None, claim.version + 1, manager)
    assert (again.origin, again.proposal) == ("extractor", claim.proposal)
    assert outcomes(checked(CLAIMS, context, row(article, min="4", best="5", max=""))) == ["unchanged"]


def test_a_part_finds_its_whole_though_it_comes_first(context, article):
    start = article.text.index(QUOTE)
    of = f"killed:person:{start}-{start + len(QUOTE)}"
    part = row(article, quote="two civilians were injured", kind="injured", role="part_of", of=of)
    (first,) = imported(CLAIMS, context, part)
    assert Claim.objects.get(pk=first.pk).of is None
    (whole,) = imported(CLAIMS, context, row(article))
    assert Claim.objects.get(pk=first.pk).of_id == whole.pk
    assert outcomes(checked(CLAIMS, context, part, row(article))) == ["unchanged", "unchanged"]


def test_a_candidate_of_the_extractor_becomes_a_part_of_what_comes_with_it(context, article):
    claim = make_claim(article)
    assert claim.of is None
    start = article.text.index("two civilians")
    of = f"injured:person:{start}-{start + len('two civilians were injured')}"
    both = [row(article, role="detail_of", of=of), row(article, quote="two civilians were injured", kind="injured")]
    imported(CLAIMS, context, *both)
    again = Claim.objects.get(pk=claim.pk)
    assert (again.role, again.of, again.version) == ("detail_of", Claim.objects.get(kind="injured"), claim.version + 1)
    assert outcomes(checked(CLAIMS, context, *both)) == ["unchanged", "unchanged"]


def test_a_command_in_nobodys_name_leaves_the_extractors_candidates_as_they_are(article):
    make_claim(article)
    (one,) = checked(CLAIMS, Context(), row(article, min="5", best="5", max="5"))
    assert (one.outcome, one.diffs) == ("unchanged", {})
    assert "only an import in somebody's name" in one.notes[0]


def test_a_claim_that_a_reading_proposed_meanwhile_is_left_to_it(context, article):
    found = checked(CLAIMS, context, row(article), row(article, quote="two civilians were injured", kind="injured"))
    claim = make_claim(article)
    stored = CLAIMS.store(found, context)
    assert [one.number for one in stored] == [3]
    assert Claim.objects.get(kind="killed").pk == claim.pk


def test_what_a_person_made_by_hand_stays(context, article):
    start = article.text.index(QUOTE)
    person = make_user()
    add_claim(article=article, start=start, end=start + len(QUOTE), kind="killed", user=person)
    (one,) = checked(CLAIMS, context, row(article, min="5", best="5", max="5"))
    assert one.outcome == "unchanged"
    assert one.notes == ("A person made it or vouches for it; an import leaves it as it is.",)


def test_claims_that_would_refer_to_each_other_are_refused(context, article):
    def key(quote, kind):
        start = article.text.index(quote)
        return f"{kind}:person:{start}-{start + len(quote)}"

    injured = "two civilians were injured"
    one = row(article, of=key(injured, "injured"))
    other = row(article, quote=injured, kind="injured", of=key(QUOTE, "killed"))
    found = checked(CLAIMS, context, one, other)
    assert [problem[3] for problem in problems(found)] == ["whole", "whole"]


def test_an_undone_change_gives_the_candidate_its_values_back(context, article):
    claim = make_claim(article)
    stored = imported(CLAIMS, context, row(article, min="4", best="5", max="", date_start="2022-01-03", actor="X"))
    assert CLAIMS.in_the_way(stored, context) == []
    CLAIMS.take_back(stored, context)
    again = Claim.objects.filter(pk=claim.pk).values()[0]
    before = Claim.objects.filter(pk=claim.pk).values()[0] | {"version": claim.version + 2}
    assert again == before
    for name in ("min", "best", "max", "date_start", "date_end", "actor", "proposal", "created_by_id", "of_id"):
        assert again[name] == getattr(claim, name)


def test_a_check_asks_no_more_for_many_rows_than_for_few(context, django_assert_num_queries, article):
    others = [make_article() for _ in range(12)]
    for cells in ([row(article)], [row(one) for one in others]):
        with django_assert_num_queries(3):
            checked(CLAIMS, context, *cells)


def test_its_articles_are_checked_after_the_import(context, article, monkeypatch):
    asked = []
    monkeypatch.setattr("annotator.exchange.resources.claims.queue_checks", lambda articles: asked.append(articles))
    CLAIMS.check(rows(row(article)), context)
    assert asked == []
    imported(CLAIMS, context, row(article))
    assert asked == [{article.pk}]


def test_a_part_of_a_decided_claim_is_a_claim_of_its_own(context, article):
    make_decided_claim(claim=make_claim(article=article, quote=QUOTE))
    assert outcomes(checked(CLAIMS, context, row(article, quote="fighters"))) == ["new"]


def test_what_was_decided_while_it_was_taken_back_is_not_overwritten(context, article):
    claim = make_claim(article=article, quote=QUOTE)
    stored = imported(CLAIMS, context, row(article, target="soldiers"))
    decided = make_decided_claim(claim=Claim.objects.get(pk=claim.pk))
    with pytest.raises(IntegrityError):
        CLAIMS.take_back(stored, context)
    assert Claim.objects.get(pk=claim.pk).target == decided.target == "soldiers"
