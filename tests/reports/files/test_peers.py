"""HXL and the columns of others: what they hold is true, and what they cannot hold is told."""

import csv
import io
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from annotator.claims.vocabulary import terms
from reports.files.catalogue import FILES
from reports.files.peers.losses import losses
from reports.files.peers.mapping import LEADING, leading, peers
from tests.reports.files.rows import contents, written

PAGE = Path(__file__).resolve().parents[3] / "docs" / "formats.md"


def lines(name: str, **values) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(name, contents(**values)).decode(), newline="")))


def row(name: str, **values) -> dict[str, str]:
    head, found = lines(name, **values)
    return dict(zip(head, found, strict=True))


def test_the_mapping_to_others_is_the_vocabulary_s():
    keys = ("acled_event", "acled_sub_event", "plover_event", "plover_mode")
    stated = {id: {"id": id} | {key: term.more[key] for key in keys} for id, term in terms("kinds").items()}
    assert {id: asdict(peer) for id, peer in peers().items()} == stated
    assert {peer.acled_event for peer in peers().values()} <= set(LEADING)


def test_an_event_of_several_kinds_is_coded_by_the_battle_in_it():
    assert leading(["killed", "shelling", "clash"]).id == "clash"
    assert leading(["arrested", "killed"]).id == "killed"
    assert leading(["unheard of"]) is None


def test_a_second_row_tags_the_columns_as_hxl_has_it():
    head, tags, found = lines("incidents.hxl.csv")
    assert len(head) == len(tags) == len(found) == len(set(tags))
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)
    said = dict(zip(tags, found, strict=True))
    assert said["#date+occurred+start"] == "2022-01-17"
    assert said["#affected+killed+combatants+min"] == "3"
    assert said["#affected+killed+civilians+min"] == ""
    assert (said["#adm1+name"], said["#status+grade"]) == ("Raqqa", "weak")
    assert said["#meta+url"] == "https://tallies.example/editions/7/incidents/5/"
    assert {"#loc+name", "#meta+redaction"} <= set(tags)


def test_acled_s_one_number_is_the_lowest():
    found = row("acled-like.csv", measure={"victim_status": "civilian"})
    assert (found["fatalities"], found["event_type"]) == ("3", "Violence against civilians")
    assert (found["civilian_targeting"], found["country"], found["geo_precision"]) == (
        "Civilian targeting",
        "Syria",
        "2",
    )


def test_the_second_party_is_who_is_harmed_and_never_a_weapon():
    assert row("acled-like.csv", fact={"target": "shoppers", "victim_status": "civilian"})["actor2"] == "shoppers"
    weapon = {"target": "Three rockets", "victim_status": "not_applicable"}
    assert row("acled-like.csv", fact=weapon)["actor2"] == row("ucdp-like.csv", fact=weapon)["side_b"] == ""


def test_fighters_killed_are_no_violence_against_civilians():
    found = row("acled-like.csv")
    assert (found["event_type"], found["sub_event_type"], found["civilian_targeting"]) == ("", "", "")
    assert found["fatalities"] == "3"


def test_ucdp_s_high_is_empty_where_the_number_is_open():
    found = row("ucdp-like.csv")
    assert (found["low"], found["best"], found["high"], found["deaths_civilians"]) == ("3", "4", "", "")
    assert row("ucdp-like.csv", measure={"victim_status": "mixed_unsplit"})["deaths_unknown"] == "4"


@pytest.mark.parametrize("measure", [{"kind": "injured"}, {"detail": "combined"}])
def test_who_is_injured_or_cannot_be_split_is_not_among_the_dead(measure):
    assert len(lines("ucdp-like.csv", measure=measure)) == 1
    assert row("acled-like.csv", measure=measure)["fatalities"] == "0"


def test_an_area_has_no_point_in_either():
    area = {"place_precision": 4, "latitude": None, "longitude": None}
    assert row("acled-like.csv", incident=area)["latitude"] == ""
    assert row("ucdp-like.csv", incident=area)["geom_wkt"] == ""


def test_the_loss_table_beside_each_file_is_that_of_the_file():
    for format in ("acled-like", "ucdp-like"):
        head, *found = lines(f"{format}-losses.csv")
        assert head == ["format", "ours", "theirs", "lost"]
        assert len(found) == sum(loss.format == format for loss in losses()) > 8


def test_the_page_of_formats_names_every_file_and_every_loss_s_file():
    said = PAGE.read_text("utf-8")
    assert [file.name for file in FILES if f"`{file.name}`" not in said] == []
