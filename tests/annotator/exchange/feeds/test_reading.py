"""Saved feeds come as articles and lists of feeds as sources; nothing is fetched and no entity unfolds."""

import io
import socket
from pathlib import Path

import pytest

from annotator.exchange import files
from annotator.exchange.batches import actions
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import BadTable
from annotator.sources.models import Article, Source
from tests.factories import make_user

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Canal Post</title>
<link>https://canal.example/</link>
<item><title>Canal closed 💥</title><link>https://canal.example/7</link><guid>canal-7</guid>
<pubDate>Thu, 03 Feb 2022 10:00:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The canal was closed on Monday after shelling in the night.</p>
<script>x()</script>]]></content:encoded></item>
<item><title>قناة</title><link>https://canal.example/8</link>
<description>أُغلقت القناة يوم الاثنين بعد القصف.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Monitor</title>
<entry><title>Report</title><id>tag:1</id><link href="https://monitor.example/1"/><updated>2022-01-17T00:00:00Z</updated>
<summary>Four fighters were killed near the village.</summary></entry></feed>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="Folder">
<outline text="Canal Post" type="rss" xmlUrl="https://canal.example/rss" htmlUrl="https://canal.example/"/></outline>
<outline text="Monitor" xmlUrl="https://monitor.example/atom"/></body></opml>"""
BOMB = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'


def rows(text: str, resource: str, tmp_path: Path) -> list[dict[str, str]]:
    path = tmp_path / "file.xml"
    path.write_text(text, "utf-8")
    layout = files.detect(path, "file.xml", resource=resource)
    assert layout.label
    return [dict(row.cells) for row in files.read(path, layout)]


def test_entries_of_rss_are_articles_with_the_longest_text_that_they_bring(tmp_path):
    first, second = rows(RSS, "articles", tmp_path)
    assert (first["title"], first["url"], first["source"]) == (
        "Canal closed 💥",
        "https://canal.example/7",
        "Canal Post",
    )
    assert (first["published"], first["id"]) == ("2022-02-03", "canal-7")
    assert "closed on Monday" in first["html"]
    assert "script" not in first["html"]
    assert second["text"] == "أُغلقت القناة يوم الاثنين بعد القصف."


def test_entries_of_atom_are_articles(tmp_path):
    (entry,) = rows(ATOM, "articles", tmp_path)
    assert (entry["url"], entry["published"]) == ("https://monitor.example/1", "2022-01-17")


def test_a_list_of_feeds_is_a_table_of_sources(tmp_path):
    assert rows(OPML, "sources", tmp_path) == [
        {"name": "Canal Post", "url": "https://canal.example/"},
        {"name": "Monitor", "url": "https://monitor.example/atom"},
    ]


@pytest.mark.parametrize(("text", "resource"), [(RSS, "articles"), (OPML, "sources")])
def test_entities_are_refused_before_they_unfold(text, resource, tmp_path):
    head, _, rest = text.rpartition("<rss") if "<rss" in text else text.rpartition("<opml")
    root = "<rss" if "<rss" in text else "<opml"
    with pytest.raises(BadTable, match="declares entities"):
        rows(f"{head}{BOMB}{root}{rest}", resource, tmp_path)


def test_a_feed_that_is_cut_off_gets_a_sentence(tmp_path):
    with pytest.raises(BadTable, match="no XML"):
        rows(RSS[:400], "articles", tmp_path)


@pytest.mark.parametrize(("text", "resource"), [(RSS, "claims"), (OPML, "articles"), ("<html></html>", "articles")])
def test_other_markup_is_no_feed(text, resource, tmp_path):
    with pytest.raises(BadTable, match="web page or XML"):
        rows(text, resource, tmp_path)


def test_nothing_is_fetched(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("it opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(rows(RSS, "articles", tmp_path)) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "resource", "model"), [(RSS, "articles", Article), (OPML, "sources", Source)])
def test_they_are_imported_like_any_table(text, resource, model):
    user = make_user("data_manager")
    batch = actions.receive_file(file=io.BytesIO(text.encode()), filename="feed.xml", resource=resource, user=user)
    mapping = likely_mapping(resource_of(resource), batch.layout["columns"])
    batch = actions.map_columns(batch=batch, mapping=mapping, user=user, options={"new_publishers": True})
    batch = actions.run_check(actions.start_check(batch=batch, user=user, queue=False))
    assert (batch.new, batch.refused) == (2, 0)
    actions.run_import(actions.confirm(batch=batch, user=user, on_bad="refuse", queue=False))
    assert model.objects.count() == 2
