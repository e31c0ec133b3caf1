"""To whom claims go back after extraction, and again when an attribution, a name or the first text changes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from annotator.checks.actions import run_checks
from annotator.claims.models import Claim
from annotator.claims.origins.actions import call_source, trace
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.claims.origins.reading import origin_of
from annotator.incidents.actions import Placement
from annotator.incidents.gathering import fact_of, with_facts
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
QUOTE = "Four fighters were killed"
TEXT = "{quote} near the village on Monday, {who} said. Report {number} of the day came in late at night."
WIRE = (
    "Four fighters were killed by shells in a village on Monday. The shells came from the hills to the north of the "
    "village in the early morning. Nobody could reach the place on Monday or on the day after it. "
)


def told(source=None, who="a resident", number=1, **values) -> Claim:
    text = TEXT.format(quote=QUOTE, who=who, number=number)
    article = make_article(text, source=source)
    claim = make_claim(article, quote=QUOTE, sentence_end=text.index(" Report"), **values)
    trace(claims=[claim])
    return Claim.objects.get(pk=claim.pk)


def wired(source, published: date | None) -> Claim:
    article = make_article(f"{WIRE}Printed by {source}.", source=source, published=published)
    claim = make_claim(article, quote=QUOTE)
    run_checks(article=article)
    return claim


def now(claim: Claim) -> ClaimOrigin:
    return ClaimOrigin.objects.select_related("source").get(claim=claim)


def test_a_claim_that_quotes_nobody_known_goes_back_to_its_publisher():
    claim = told(make_source("Agency"), attribution="a resident")
    assert (now(claim).source.name, now(claim).basis) == ("Agency", "publisher")


def test_a_claim_goes_back_to_whom_it_quotes():
    make_source("SOHR", independence_group="Observatory")
    claim = told(make_source("Agency"), attribution="SOHR activists")
    assert (now(claim).basis, now(claim).words, origin_of(claim)) == ("attribution", "SOHR", "Observatory")


def test_the_sentence_says_it_where_no_attribution_was_read():
    make_source("SOHR")
    assert origin_of(told(make_source("Agency"), who="SOHR")) == "SOHR"


def test_ten_who_quote_one_source_are_one_origin():
    make_source("SOHR")
    claims = [told(make_source(), attribution="SOHR", number=number) for number in range(10)]
    assert {origin_of(claim) for claim in claims} == {"SOHR"}


def test_a_source_that_quotes_itself_speaks_for_itself():
    sohr = make_source("SOHR")
    assert now(told(sohr, attribution="SOHR activists")).basis == "publisher"


def test_a_fact_has_the_origins_group_reliability_and_party_r2_r5():
    make_source("Amaq", reliability="E", party="ISIS")
    claim = make_decided_claim(claim=told(make_source("Agency", reliability="A"), attribution="Amaq"))
    row = with_facts(Claim.objects.filter(pk=claim.pk)).get()
    fact = fact_of(row, row.article)
    assert (fact.independence_group, fact.reliability, fact.party) == ("Amaq", "E", "ISIS")
    assert fact.source_name == "Agency"


def test_a_corrected_attribution_is_traced_at_once_and_back_with_its_undoing():
    make_source("SOHR")
    claim = told(make_source("Agency"))
    corrected = make_decided_claim("correct", claim=claim, changes={"attribution": "the SOHR"}, note="It is named.")
    assert origin_of(corrected) == "SOHR"
    again = make_decided_claim("correct", claim=corrected, changes={"attribution": ""}, note="No.")
    assert origin_of(again) == "Agency"


def test_who_takes_the_attribution_away_is_believed_over_the_sentence():
    make_source("SOHR")
    claim = told(make_source("Agency"), who="SOHR", attribution="SOHR")
    done = make_decided_claim("correct", claim=claim, changes={"attribution": ""}, note="The editor added this.")
    assert origin_of(done) == "Agency"


def test_the_copies_of_a_wire_text_go_back_to_the_first_publisher_in_whichever_order_they_come_r19():
    late = wired(make_source("Late"), date(2022, 1, 22))
    middle = wired(make_source("Middle"), date(2022, 1, 21))
    first = wired(make_source("First"), date(2022, 1, 20))
    last = wired(make_source("Last"), None)
    assert {now(claim).source.name for claim in (late, middle, last)} == {"First"}
    assert {now(claim).basis for claim in (late, middle, last)} == {"wire_copy"}
    assert now(first).basis == "publisher"
    assert set(WireCopy.objects.values_list("first", flat=True)) == {first.article_id}


def test_tracing_again_changes_nothing():
    claims = [wired(make_source(), date(2022, 1, day)) for day in (20, 21)]
    before = list(ClaimOrigin.objects.values())
    for claim in claims:
        run_checks(article=claim.article)
    assert list(ClaimOrigin.objects.values()) == before


def test_a_new_name_of_a_source_brings_its_claims_and_a_name_taken_away_loses_them():
    observatory, manager = make_source("SOHR"), make_user("data_manager")
    claim = told(make_source("Agency"), attribution="the Syrian Observatory")
    in_the_sentence = told(make_source("Other"), who="the Syrian Observatory")
    assert origin_of(claim) == "Agency"
    assert call_source(source=observatory, aliases=["Syrian  Observatory", " "], actor=manager) == 2
    assert observatory.aliases == ["Syrian Observatory"]
    assert {now(claim).source, now(in_the_sentence).source} == {observatory}
    assert call_source(source=observatory, aliases=["Syrian Observatory"], actor=manager) == 0
    assert call_source(source=observatory, aliases=[], actor=manager) == 2
    assert now(claim).source.name == "Agency"


def test_only_who_may_change_sources_names_them():
    with pytest.raises(PermissionDenied):
        call_source(source=make_source(), aliases=["X"], actor=make_user("analyst"))


def test_tracing_takes_the_same_queries_for_many_claims(django_assert_num_queries):
    make_source("SOHR")
    claims = [told(make_source(), attribution="SOHR", number=number) for number in range(6)]
    ClaimOrigin.objects.all().delete()
    with django_assert_num_queries(7):
        assert trace(claims=claims) == 6


def test_ten_copies_of_a_wire_text_raise_the_source_count_by_one_r2_r19(client):
    first = make_decided_claim(claim=wired(make_source("Radio"), date(2022, 1, 19)))
    other = make_decided_claim(placement=Placement(incident=first.link.incident))
    for _ in range(10):
        make_decided_claim(
            claim=wired(make_source(), date(2022, 1, 20)), placement=Placement(incident=first.link.incident)
        )
    client.force_login(make_user())
    page = client.get(f"/desk/incidents/{other.link.incident_id}/").content.decode()
    assert "12 articles, 2 independent origins" in page
