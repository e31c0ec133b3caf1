"""Whom an edition protects: names are blacked out, sources withheld, and every offset stays true."""

import json
from datetime import date

import pytest

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.incidents.outward.protection import NOTHING, Hidden, Protection
from annotator.sources.actions import Window
from annotator.sources.models import Article, Series, Source
from annotator.sources.protected.models import ProtectedName
from reports import verify
from reports.actions import open_flags, publish_edition, series_of
from reports.bundle import bundle
from reports.corrections.actions import clarify, look_for_changes, write_notice
from reports.corrections.contests import answer_ticket, look_into_ticket, receive_ticket
from reports.models import Edition
from reports.refusals import Refused
from reports.verification import verify_edition
from reports.workbench.actions import open_draft, waive, write_draft
from reports.workbench.proof import read
from tests.factories import make_article, make_claim, make_decided_claim, make_source
from tests.reports.worked_example import END, START

TEXT = "On 17 January Four fighters were killed, said Layla  Haddad of Tell Abyad. The Night Desk heard LAYLA HADDAD."
SECRET = Protection(2, ["Layla Haddad"], {7: Hidden(7, ["Night Desk", "The Night Desk"])})


def published(publisher, **values) -> Edition:
    made = publish_edition(**({"title": "A month", "start": START, "end": END, "publisher": publisher} | values))
    edition = Edition.objects.get(pk=made.pk)
    assert [finding for finding in verify_edition(edition) if not finding.holds] == []
    assert verify.problems_of(bundle(edition)) == []
    return edition


def test_a_name_is_blacked_out_letter_by_letter_however_it_is_spaced_or_cased():
    said = SECRET.words(TEXT)
    assert len(said) == len(TEXT)
    assert "said █████  ██████ of Tell Abyad" in said
    assert said.endswith("███ █████ ████ heard █████ ██████.")


@pytest.mark.parametrize("text", ["", "Laylaland", "A Haddad", "Night Desks"])
def test_what_only_resembles_a_name_stays(text):
    assert SECRET.words(text) == text


def test_nothing_is_changed_where_nobody_is_protected():
    assert NOTHING.words(TEXT) == TEXT
    assert NOTHING.text(TEXT, 7, []) == TEXT


def test_a_withheld_source_is_named_by_its_label_alone():
    assert SECRET.name("The Night Desk") == "Withheld source 7"
    assert SECRET.everywhere({"first": {"source": "Night Desk"}, "n": 1, "again": ["Layla Haddad"]}) == {
        "first": {"source": "Withheld source 7"}, "n": 1, "again": ["█████ ██████"],
    }  # fmt: skip


def test_of_a_withheld_source_s_text_only_the_sentences_of_claims_are_left():
    start = TEXT.index("Four")
    told = SECRET.text(TEXT, 7, [(start, start + 26)])
    assert told[start : start + 26] == TEXT[start : start + 26]
    assert set(told[:start]) | set(told[start + 26 :]) == {"█", " "}


@pytest.mark.parametrize(("decimals", "value", "told"), [(2, 36.52817, 36.53), (0, -0.2, 0.0), (None, 36, 36.0)])
def test_a_coordinate_is_rounded_and_always_a_float(decimals, value, told):
    found = Protection(decimals).coordinate(value)
    assert (found, str(found)) == (told, str(told))


@pytest.mark.django_db
def test_a_protected_name_stands_nowhere_in_an_edition(publisher):
    ProtectedName.objects.create(name="Layla Haddad", who="witness")
    make_decided_claim(claim=make_claim(make_article(TEXT, title="What Layla Haddad saw"), actor="Layla Haddad"))
    edition = published(publisher)
    assert b"Layla" not in bundle(edition)
    article = edition.articles.get()
    assert article.redacted
    assert article.capture_sha256s == []
    assert len(article.text) == len(TEXT)


@pytest.mark.django_db
def test_a_masked_source_stands_nowhere_in_an_edition(publisher):
    source = make_source("Night Desk", masked=True, url="https://night.example", independence_group="Night Group")
    article = make_article(TEXT, source, title="From our man in the night", url="https://night.example/1")
    make_decided_claim(claim=make_claim(article))
    edition = published(publisher)
    packed = bundle(edition)
    for secret in (b"Night", b"night", b"Layla", article.text_sha256.encode()):
        assert secret not in packed
    row = edition.sources.get()
    assert (row.name, row.origin, row.masked) == (f"Withheld source {source.pk}", f"Withheld source {source.pk}", True)
    assert edition.claims.get().quote == "Four fighters were killed"


@pytest.mark.django_db
def test_a_group_that_a_named_source_counts_with_keeps_its_name(publisher):
    make_source("Day Desk", independence_group="Desk Group")
    source = make_source("Night Desk", masked=True, independence_group="Desk Group")
    make_decided_claim(claim=make_claim(make_article(TEXT, source)))
    assert published(publisher).sources.get().origin == "Desk Group"


@pytest.mark.django_db
def test_under_the_full_profile_everything_stays(publisher):
    ProtectedName.objects.create(name="Layla Haddad", who="victim")
    make_decided_claim(claim=make_claim(make_article(TEXT, make_source("Night Desk", masked=True))))
    edition = published(publisher, redaction="full")
    assert edition.articles.get().text == TEXT
    assert edition.sources.get().name == "Night Desk"


@pytest.mark.django_db
def test_the_cause_of_a_change_names_nobody_who_is_protected_since(publisher):
    source = make_source("Night Desk")
    claim = make_decided_claim(claim=make_claim(make_article(TEXT, source), actor="Layla Haddad"))
    edition = published(publisher)
    assert edition.claims.get().fact["actor"] == "Layla Haddad"
    ProtectedName.objects.create(name="Layla Haddad", who="witness")
    Source.objects.filter(pk=source.pk).update(masked=True)
    Claim.objects.filter(pk=claim.pk).update(min=5, best=5, max=5)
    (notice,) = look_for_changes()
    told = json.dumps([notice.words, notice.changes])
    assert "was corrected" in told
    assert "Layla" not in told
    assert "Night Desk" not in told


@pytest.mark.django_db
def test_what_a_flag_says_is_protected_before_a_waiver_repeats_it(publisher):
    ProtectedName.objects.create(name="Layla Haddad", who="witness")
    claim = make_decided_claim(claim=make_claim(make_article(TEXT)))
    flag = Flag.objects.create(
        article=claim.article, claim=claim, check_id="origin", severity="warn", message="As Layla Haddad said before."
    )
    (one,) = open_flags([claim.pk])
    assert (one.flag_id, one.message) == (flag.pk, "As █████ ██████ said before.")


@pytest.mark.django_db
def test_nobody_types_a_protected_name_into_words_for_readers(publisher):
    claim = make_decided_claim(claim=make_claim(make_article(TEXT)))
    edition = published(publisher)
    ticket = receive_ticket(figure=edition.figures.first(), words="Four is too few by far.", address="a")
    look_into_ticket(ticket=ticket, user=publisher)
    ProtectedName.objects.create(name="Layla Haddad", who="witness")
    named = "As layla haddad told us on the day."
    Claim.objects.filter(pk=claim.pk).update(min=5, best=5, max=5)
    draft = open_draft(start=START, end=END, user=publisher)
    words = {"seen": draft.version, "title": "A month", "headline": draft.headline, "note": named}
    (notice,) = look_for_changes()
    blockers = [one.id for one in read(draft).open]
    acts = [
        lambda: write_draft(draft=draft, user=publisher, **words),
        lambda: waive(draft=draft, user=publisher, blockers=blockers, reason=named),
        lambda: write_notice(notice=notice, user=publisher, seen=notice.version, kind="correction", words=named),
        lambda: clarify(edition=edition, user=publisher, words=named),
        lambda: answer_ticket(ticket=ticket, user=publisher, to="declined", question="Whether it is.", answer=named),
    ]
    assert blockers
    for act in acts:
        with pytest.raises(Refused, match="editions protect"):
            act()


@pytest.mark.django_db
def test_the_series_of_a_masked_source_is_no_name_for_a_period():
    series = Series.objects.create(key="night", name="The Night Desk's month", begun=START)
    source = make_source("Night Desk")
    article = make_article(TEXT, source)
    told = {"window_start": START, "window_end": END, "series": series, "series_ordinal": 1}
    Article.objects.filter(pk=article.pk).update(**told)
    assert series_of(START, END) == ("The Night Desk's month", 1)
    Source.objects.filter(pk=source.pk).update(masked=True)
    assert series_of(START, END) == ("", 0)


@pytest.mark.django_db
def test_a_source_that_is_masked_since_stands_in_no_picture_of_a_later_edition(publisher):
    source = make_source("Night Desk")
    make_decided_claim(claim=make_claim(make_article(TEXT, source)))
    assert "Night Desk" in published(publisher).pictures.get(name="coverage").csv
    Source.objects.filter(pk=source.pk).update(masked=True)
    later = "On 17 February Four fighters were killed."
    day = date(2022, 2, 17)
    article = make_article(later, make_source("Day Desk"), Window(END, END + (END - START)))
    make_decided_claim(claim=make_claim(article, date_start=day, date_end=day))
    edition = published(publisher, start=END, end=END + (END - START))
    told = "".join(one.csv + one.svg + json.dumps(one.spec) for one in edition.pictures.all())
    assert f"Withheld source {source.pk}" in told
    assert "Night Desk" not in told
