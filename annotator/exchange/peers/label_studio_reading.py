"""Reads Label Studio's JSON of tasks: what people annotated, or the predictions of tasks that nobody did."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.exchange.contract import Problem
from annotator.exchange.peers import shape
from annotator.exchange.peers.json_files import items
from annotator.exchange.peers.label_studio import WRITER
from annotator.exchange.peers.offsets import Span, Units, alike, span_of
from annotator.exchange.peers.relations import is_of, role_of
from annotator.exchange.peers.shape import Annotation, Document, Text, joined
from annotator.exchange.tables.bounds import BadTable, Bounds

COUNTED = "Its positions count units of UTF-16, as Label Studio did before October 2021; they were counted anew."


def read(path: Path, bounds: Bounds) -> Iterator[Document]:
    """Yield each task's text with its annotations."""
    for number, found in enumerate(items(path, bounds), start=1):
        if not isinstance(found, dict) or not isinstance(found.get("data"), dict):
            raise BadTable(f"Item {number} is no task of Label Studio: it has no data.")
        yield document(found)


def document(task: Mapping[str, Any]) -> Document:
    """Return one task."""
    text = _text(task["data"])
    done = [one for one in _dicts(task.get("annotations")) if not one.get("was_cancelled")]
    found: dict[str, Annotation] = {}
    units = Units(text.text or "")
    for number, one in enumerate(done or _dicts(task.get("predictions")), start=1):
        own = list(_annotations(one, text.text or "", units))
        # Two people's copies of one prediction have the same ids; the second one's are told apart.
        names = {a.id: f"{a.id}@{number}" if a.id in found else a.id for a in own}
        found |= {names[a.id]: replace(a, id=names[a.id], of=names.get(a.of, a.of)) for a in own}
    return Document(text, tuple(found.values()))


def _text(data: Mapping[str, Any]) -> Text:
    words = {name: value for name, value in data.items() if isinstance(value, str)}
    text = words.get("text") or max(words.values(), key=len, default="")
    told = {name: str(data.get(name) or "") for name in shape.OF_TEXTS if name != "text"}
    return Text(text=text, **told)


def _annotator(found: Mapping[str, Any]) -> str:
    by = found.get("completed_by", found.get("model_version"))
    if isinstance(by, dict):
        name = " ".join(str(by.get(part) or "") for part in ("first_name", "last_name")).strip()
        return str(by.get("email") or by.get("username") or name)
    named = "" if by is None else str(by)
    return f"user {named}" if isinstance(by, int) else "" if named == WRITER else named


def _annotations(found: Mapping[str, Any], text: str, units: Units) -> Iterator[Annotation]:
    results = _dicts(found.get("result"))
    by_id: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for result in results:
        by_id[str(result.get("id", ""))].append(result)
    wholes = {str(one.get("from_id")): one for one in results if _is_of(one)}
    for region in (one for one in results if isinstance(_value(one).get("labels"), list)):
        id = str(region.get("id", ""))
        said, notes = _values(by_id[id])
        place = _placed(region, text, units)
        for number, label in enumerate(_value(region)["labels"]):
            yield Annotation(
                id=f"{id}.{number + 1}" if number else id,
                start=place.start, end=place.end, quote=place.quote,
                values={"kind": str(label)} | _role(wholes.get(id)) | said,
                of=str(wholes[id].get("to_id")) if id in wholes else "",
                annotator=_annotator(found),
                note=_note(region),
                problems=place.problems, notes=(*place.notes, *notes),
            )  # fmt: skip
    yield from _elsewhere(results, _annotator(found))


def _role(relation: Mapping[str, Any] | None) -> dict[str, str]:
    names = [name for name in map(role_of, _words((relation or {}).get("labels"))) if name]
    return {"role": names[0]} if names else {}


def _note(region: Mapping[str, Any]) -> str:
    meta = region.get("meta")
    return "\n".join(_words(meta.get("text"))) if isinstance(meta, dict) else ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a region lies, or why nowhere."""

    start: int | None
    end: int | None
    quote: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def _placed(region: Mapping[str, Any], text: str, units: Units) -> _Place:
    """Return a region's place; the words beside the positions tell how these were counted."""
    value = _value(region)
    words = value["text"] if isinstance(value.get("text"), str) else ""
    span = span_of(value.get("start"), value.get("end"), len(text))
    counted = units.span(value.get("start"), value.get("end")) if words and units.wide else None
    for same in (str.__eq__, alike):
        if isinstance(span, Span) and (not words or same(text[span.start : span.end], words)):
            return _Place(span.start, span.end, text[span.start : span.end])
        if counted and same(text[counted.start : counted.end], words):
            return _Place(counted.start, counted.end, text[counted.start : counted.end], notes=(COUNTED,))
    if isinstance(span, Problem):
        return _Place(None, None, words, (span,))
    reason = f"At its positions the text has other words: “{text[span.start : span.end][:60]}”."
    return _Place(None, None, words, (Problem.of("quote", "quote", words, reason),))


def _values(results: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], tuple[str, ...]]:
    values: dict[str, str] = {}
    notes: list[str] = []
    for result in results:
        name, value = str(result.get("from_name", "")), _value(result)
        if isinstance(value.get("labels"), list):
            continue
        if name not in shape.VALUES:
            notes.append(f"What the control “{name[:40]}” says is left out; a claim has no such field.")
        elif said := _said(name, value):
            values[name] = said
    return values, tuple(notes)


def _said(name: str, value: Mapping[str, Any]) -> str:
    for key in ("number", "datetime"):
        if value.get(key) is not None:
            number = value[key]
            return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)
    words = _words(value.get("choices") or value.get("text"))
    return joined(words) if name in shape.LISTS else words[0] if words else ""


def _elsewhere(results: Sequence[Mapping[str, Any]], annotator: str) -> Iterator[Annotation]:
    """Yield regions that mark no plain text, each with the reason why it is refused."""
    for result in results:
        marked = next((key for key in _value(result) if key.endswith("labels") and key != "labels"), "")
        if marked:
            problem = Problem.of("format", "quote", marked, f"It marks no plain text, but has {marked}.")
            yield Annotation(str(result.get("id", "")), None, None, "", annotator=annotator, problems=(problem,))


def _is_of(result: Mapping[str, Any]) -> bool:
    return result.get("type") == "relation" and is_of(_words(result.get("labels")))


def _value(result: Mapping[str, Any]) -> Mapping[str, Any]:
    value = result.get("value")
    return value if isinstance(value, dict) else {}


def _dicts(found: Any) -> list[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(found: Any) -> list[str]:
    return [str(one) for one in found] if isinstance(found, list) else [found] if isinstance(found, str) else []
