"""Label Studio's JSON of tasks. Claims go out as predictions, which its people accept or correct.

A claim is a labelled region; what is said of it are results of other controls with the same id. Positions count code
points, as Label Studio does since October 2021; files from before, which count units of UTF-16, are recognised by the
words that stand beside the positions.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from xml.sax.saxutils import quoteattr

from annotator.claims.vocabulary import terms
from annotator.exchange.peers import shape
from annotator.exchange.peers.shape import Annotation, Document, listed
from annotator.exchange.peers.vocabularies import VOCABULARIES

WRITER = "claimdesk"
HELD = frozenset(shape.FIELDS)
CHOICES = (*(name for name in shape.TERMS if name != "kind"), *shape.PRECISIONS, *shape.FLAGS, "scope")
AREAS = (*shape.WORDS, "places")


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write texts and their annotations as tasks."""
    out.write(b"[")
    for number, document in enumerate(documents):
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(task(document), ensure_ascii=False).encode())
    out.write(b"\n]\n")


def task(document: Document) -> dict[str, Any]:
    """Return one text as a task, with a prediction for each annotator."""
    annotators = dict.fromkeys(one.annotator for one in document.annotations)
    data = {name: getattr(document.text, name) for name in shape.OF_TEXTS}
    return {
        "data": {name: value for name, value in data.items() if value},
        "predictions": [
            {
                "model_version": annotator or WRITER,
                "result": [
                    part for one in document.annotations if one.annotator == annotator for part in _results(one)
                ],
            }
            for annotator in annotators
        ],
    }


def _results(one: Annotation) -> Iterator[dict[str, Any]]:
    place = {"start": one.start, "end": one.end}
    common = {"id": one.id, "to_name": "text"}
    labels = {**place, "text": one.quote, "labels": [one.values.get("kind", "other")]}
    region = {**common, "from_name": "kind", "type": "labels", "value": labels}
    yield region | ({"meta": {"text": [one.note]}} if one.note else {})
    for name, value in one.values.items():
        if name != "kind" and value:
            type, said = _said(name, value)
            yield {**common, "from_name": name, "type": type, "value": place | said}
    if one.of:
        yield {
            "type": "relation",
            "from_id": one.id,
            "to_id": one.of,
            "direction": "right",
            "labels": [one.values.get("role") or "of"],
        }


def _said(name: str, value: str) -> tuple[str, dict[str, Any]]:
    if name in shape.NUMBERS:
        return "number", {"number": int(value)}
    if name in shape.DAYS:
        return "datetime", {"datetime": value}
    many = listed(value) if name in shape.LISTS else [value]
    return ("choices", {"choices": many}) if name in CHOICES else ("textarea", {"text": many})


def configuration() -> str:
    """Return the labelling interface that a project needs to show all that is written here."""
    lines = ["<View>", '  <Labels name="kind" toName="text">', *_options("Label", "kinds"), "  </Labels>"]
    lines.append('  <Text name="text" value="$text"/>')
    lines += ["  <Relations>", *_options("Relation", "roles"), '    <Relation value="of"/>', "  </Relations>"]
    common = 'toName="text" perRegion="true"'
    for name in CHOICES:
        many = ' choice="multiple"' if name in shape.LISTS else ""
        options = ['    <Choice value="yes"/>'] if name in shape.FLAGS else _options("Choice", VOCABULARIES[name])
        lines += [f'  <Choices name="{name}" {common}{many}>', *options, "  </Choices>"]
    lines += [f'  <Number name="{name}" {common} min="0"/>' for name in shape.NUMBERS]
    lines += [f'  <DateTime name="{name}" {common} only="date"/>' for name in shape.DAYS]
    lines += [f'  <TextArea name="{name}" {common}/>' for name in AREAS]
    return "\n".join([*lines, "</View>", ""])


def _options(tag: str, vocabulary: str) -> list[str]:
    return [f"    <{tag} value={quoteattr(str(id))}/>" for id in terms(vocabulary) if id != ""]
