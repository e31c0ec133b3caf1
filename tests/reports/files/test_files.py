"""The files: complete, rightly named, and harmless in a spreadsheet."""

import csv
import hashlib
import html
import io
import json

import pytest

from reports.actions import publish_edition
from reports.cells import safe as text
from reports.files.catalogue import FILES
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db


def rows(client, url):
    return list(csv.DictReader(io.StringIO(client.get(url).content.decode())))


def test_each_file_has_its_type_its_name_and_a_tag_by_which_it_is_not_sent_twice(client, edition):
    for file in FILES:
        response = client.get(f"/editions/1/{file.name}")
        assert response.headers["Content-Type"] == file.media_type
        ending = file.name.removeprefix("edition") if file.name.startswith("edition.") else f"-{file.name}"
        assert response.headers["Content-Disposition"] == f'attachment; filename="claimdesk-edition-1{ending}"'
        assert int(response.headers["Content-Length"]) == len(response.content) > 0
        again = client.get(f"/editions/1/{file.name}", headers={"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_large_file_is_written_once_and_kept(client, edition, monkeypatch, settings, tmp_path):
    whole = client.get("/editions/1/claims.csv").content
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr("reports.files.views.KEPT_IN_MEMORY", 100)
    first = client.get("/editions/1/claims.csv")
    assert first.streaming
    monkeypatch.setattr("reports.files.views.written", None)
    again = client.get("/editions/1/claims.csv")
    assert first.getvalue() == again.getvalue() == whole
    assert again.headers["Content-Disposition"] == first.headers["Content-Disposition"]
    assert again.headers["Content-Length"] == str(len(whole))
    assert len(list(tmp_path.glob("files/*"))) == 1


def test_the_edition_lists_every_file_with_a_sentence_on_its_use(client, edition):
    said = html.unescape(client.get("/editions/1/").content.decode())
    for file in FILES:
        assert f'href="/editions/1/{file.name}"' in said
        assert file.purpose in said


def test_the_page_of_formats_is_open_and_tells_what_each_cannot_hold(client, db):
    said = html.unescape(client.get("/formats/").content.decode())
    assert [file.name for file in FILES if file.loses not in said] == []
    assert 'id="term-maxIsOpen"' in said


def test_what_is_no_file_and_no_edition_is_not_found(client, edition):
    assert client.get("/editions/1/secrets.csv").status_code == 404
    assert client.get("/editions/2/incidents.geojson").status_code == 404
    assert client.post("/editions/1/incidents.geojson").status_code == 405


def test_a_file_takes_few_queries_however_many_rows_it_has(client, edition, django_assert_max_num_queries):
    for file in FILES:
        with django_assert_max_num_queries(16):
            client.get(f"/editions/1/{file.name}")


def test_figures_csv_has_every_figure_with_its_range(client, edition):
    found = {(row["label"], row["column"]): row for row in rows(client, "/editions/1/figures.csv")}
    assert len(found) == edition.figures.count()
    killed = found["Killed, combatants", "recorded"]
    assert (killed["min"], killed["best"], killed["max"], killed["provisional"]) == ("24", "26", "26", "yes")
    injured = found["Injured, combatants", "recorded"]
    assert (injured["min"], injured["unquantified_incidents"]) == ("", "1")
    left = found["Withdrawal", "recorded"]
    assert (left["min"], left["net_min"], left["net_max"]) == ("", "0", "0")
    strikes = found["Air strike", "recorded"]
    assert (strikes["min"], strikes["max"]) == ("1", "")


def test_claims_csv_has_every_claim_and_why_it_does_not_count(client, edition):
    found = rows(client, "/editions/1/claims.csv")
    assert len(found) == edition.claims.count()
    held = next(row for row in found if row["quote"] == "130 vehicles")
    assert (held["counted"], held["not_counted_by"]) == ("no", "§4")
    assert held["because"] == "Held for a decision: the paragraph names the 85th month"


def test_json_holds_all_that_the_hashes_are_taken_of(client, edition):
    whole = client.get("/editions/1/edition.json").json()
    assert whole["manifest_sha256"] == edition.manifest_sha256
    assert [claim["claim_id"] for claim in whole["claims"]] == [one.claim_id for one in edition.claims.all()]
    (article,) = whole["articles"]
    assert hashlib.sha256(article["text"].encode()).hexdigest() == article["text_sha256"]
    for claim in whole["claims"]:
        assert article["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_manifest_file_has_the_hash_that_the_page_shows(client, edition):
    content = client.get("/editions/1/manifest.json").content
    assert hashlib.sha256(content).hexdigest() == edition.manifest_sha256
    assert edition.manifest_sha256 in client.get("/editions/1/verify/").content.decode()
    assert json.loads(content)["number"] == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert text(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("plain", ["24–26", "Killed", "a=b", "", "'quoted'", "–5"])
def test_other_texts_stay_as_they_are(plain):
    assert text(plain) == plain


def test_a_quotation_like_a_formula_is_safe_in_csv_and_untouched_in_json(client, example, publisher):
    article = make_article('=HYPERLINK("x") Four fighters were killed.', make_source("@Source"))
    make_decided_claim(article=article, quote='=HYPERLINK("x") Four fighters were killed')
    publish_edition(title="Formula", start=START, end=END, publisher=publisher)
    found = [row for row in rows(client, "/editions/1/claims.csv") if "HYPERLINK" in row["quote"]]
    assert found[0]["quote"] == '\'=HYPERLINK("x") Four fighters were killed'
    assert found[0]["source"] == "'@Source"
    quotes = [claim["quote"] for claim in client.get("/editions/1/edition.json").json()["claims"]]
    assert '=HYPERLINK("x") Four fighters were killed' in quotes


def test_no_cell_of_any_file_begins_like_a_formula(client, edition):
    for file in FILES:
        found = rows(client, f"/editions/1/{file.name}") if file.name.endswith(".csv") else []
        cells = [cell for row in found for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
