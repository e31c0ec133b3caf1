"""Hostile JSON: depth, numbers, names, half files."""

from tests.annotator.exchange.hostile.case import Case, of_bytes

DEEP = 100_000
MEGA = 1_000_000
CASES: list[Case] = [
    of_bytes("arrays 100,000 deep", "a.json", lambda: b"[" * DEEP + b"]" * DEEP, "Depth of JSON"),
    of_bytes("objects 100,000 deep", "a.jsonl", lambda: b'{"a":' * DEEP + b"1" + b"}" * DEEP, "Depth of JSON"),
    of_bytes(
        "a deep row among others",
        "a.json",
        lambda: b'[{"a":1},{"a":' + b"[" * DEEP + b"]" * DEEP + b"}]",
        "json",
        refused=False,
    ),
    of_bytes("brackets never closed", "a.json", b'[{"a": 1}, {"a": 2', "never closed"),
    of_bytes("brackets closed too often", "a.json", b'[{"a": 1}]]]]', "never opened"),
    of_bytes("a string never closed", "a.json", lambda: b'[{"a": "' + b"x" * (12 * MEGA), "Length of a row"),
    of_bytes("an object without a list", "a.json", b'{"a": 1,\n"b": {"c": 2}}', "without a list"),
    of_bytes("a list of numbers", "a.json", b"[1, 2, 3]", "no object"),
    of_bytes("no JSON after a bracket", "a.json", b"[section]\nkey=value\n", "no JSON"),
    of_bytes("a list of nothing", "a.json", b"[]", "no rows"),
    of_bytes(
        "more names than columns",
        "a.json",
        lambda: b"[{" + b",".join(b'"n%d":1' % n for n in range(9_000)) + b"}]",
        "Columns",
    ),
    of_bytes(
        "new names in every row", "a.jsonl", lambda: b"\n".join(b'{"n%d":1}' % n for n in range(900)), "Columns: 900"
    ),
    of_bytes("NaN and infinities", "a.jsonl", b'{"a":NaN}\n{"a":-Infinity}\n', "number", refused=False),
    of_bytes(
        "a number of a million digits", "a.jsonl", lambda: b'{"a":' + b"9" * MEGA + b"}\n{}", "number", refused=False
    ),
    of_bytes("an exponent beyond all numbers", "a.jsonl", b'{"a":1e999999}\n{"a":2}\n', "rows", refused=False),
    of_bytes("names twice", "a.jsonl", b'{"a":1,"a":2}\n{"a":3}\n', "twice", refused=False),
    of_bytes("half a sign by escape", "a.jsonl", b'{"a":"\\ud800"}\n{"a":"b"}\n', "surrogate", refused=False),
    of_bytes("a NUL by escape", "a.jsonl", b'{"a":"\\u0000"}\n{"a":"b"}\n', "nul", refused=False),
    of_bytes("a NUL in a name", "a.jsonl", b'{"a\\u0000":"b"}\n{"a":"b"}\n', "nobody sees", refused=False),
    of_bytes("a prototype", "a.jsonl", b'{"__proto__":{"x":1},"constructor":"y"}\n{}\n', "rows", refused=False),
    of_bytes("a line that is no JSON", "a.jsonl", b'{"a":1}\nbroken\n{"a":2}\n', "json", refused=False),
    of_bytes(
        "a cell of two megabytes",
        "a.jsonl",
        lambda: b'{"a":"' + b"x" * (2 * MEGA) + b'"}\n{"a":1}',
        "too_long",
        refused=False,
    ),
]
