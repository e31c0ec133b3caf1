"""Verifies downloaded editions on their own: no database, no network, no Django; this one file and `cryptography`.

    python -m reports.verify EDITION.zip [EARLIER.zip …] [--key KEYS.pem]

Everything in a bundle hangs on its manifest: each file by its hash, the manifest by its signature, the edition on the
one before by that one's hash. What follows from the manifest (README, figures.csv, the archive itself) is made again
and compared byte for byte; so the words and columns below are part of the format and change with its number only.
"""

import argparse
import base64
import csv
import hashlib
import io
import json
import operator
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

FIRST_SCHEMA, SCHEMA = "claimdesk-edition/1", "claimdesk-edition/2"
# Files of one row a line, and the fields of a row that the manifest repeats before the row's hash.
LINES = {"claims": ["claim_id", "version"], "incidents": ["incident_id"], "sources": ["source_id"]}
LINES["allegations"] = ["order", "claim_id"]
FORMS = {"svg": "svg", "spec.json": "spec", "csv": "csv"}
RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COLUMNS = "order column kind unit victim_status detail party label display min best max incidents".split()
COLUMNS += ["unquantified_incidents", "sources", "provisional", "claims"]
PEM = re.compile(rb"-----BEGIN PUBLIC KEY-----.+?-----END PUBLIC KEY-----", re.DOTALL)
README = """Edition {number}: {title}

The days from {window[0]} up to, not including, {window[1]}; published at {published_at}.
Figures are recorded: what sources reported and people checked, sentence by sentence. They are not estimates.

manifest.json    what the edition says or the hash of it, and the claims behind each figure
manifest.sig     the signature (Ed25519, base64) over the bytes of manifest.json
public_key.pem   the key that it verifies with; compare it with the one that the publisher shows
*.jsonl          a row a line: claims, counted or not and why; incidents; sources; allegations
articles/        the texts; offsets count characters from 0, and a quote is text[start:end]
figures.csv      the figures; cells that a spreadsheet would run begin with an apostrophe
pictures/        each picture as SVG, as Vega-Lite specification and as numbers

To check it: python verify.py EDITION.zip --key KEYS.pem (reports/verify.py of Claimdesk; it needs the package
cryptography and nothing else).
The SHA-256 of manifest.json is {sha256}.
"""


def canonical(value: Any) -> str:
    """Return the one way in which a value is written: keys sorted, no spaces, dates in ISO form."""
    iso = operator.methodcaller("isoformat")
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=iso)


def sha256(content: str | bytes) -> str:
    """Return the hexadecimal SHA-256 of bytes, or of a text's UTF-8 bytes."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def key_id(public: bytes) -> str:
    """Return the short name of a public key."""
    return sha256(public)[:16]


def pem_of(public: bytes) -> bytes:
    """Return a raw public key as a PEM block."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def verifies(public: bytes, signature: str, manifest: str) -> bool:
    """Tell whether a signature in base64, written in the one way there is, was made with a key over a manifest."""
    try:
        raw = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(raw, manifest.encode())
    except (InvalidSignature, ValueError):
        return False
    return base64.b64encode(raw).decode() == signature


def derived(manifest: str) -> dict[str, bytes]:
    """Return the files that follow from the manifest alone."""
    stated = json.loads(manifest)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in stated["figures"]:
        claims = " ".join(str(member[0]) for member in one["members"])
        cells = one["data"] | one["data"]["measure"] | (one["data"]["number"] or {}) | one | {"claims": claims}
        writer.writerow([_cell(cells.get(name)) for name in COLUMNS])
    readme = README.format_map(stated | {"sha256": sha256(manifest)})
    return {"README.txt": readme.encode(), "figures.csv": out.getvalue().encode(), "manifest.json": manifest.encode()}


def names_of(stated: Mapping[str, Any]) -> list[str]:
    """Return the files that a manifest calls for, in the archive's order."""
    first = stated["schema"] == FIRST_SCHEMA
    names = ["README.txt", "figures.csv", "manifest.json", *([] if first else ["manifest.sig", "public_key.pem"])]
    names += [f"{name}.jsonl" for name in (["claims"] if first else LINES)]
    names += [f"articles/{one['article_id']}.txt" for one in stated["articles"]]
    names += [f"pictures/{one['name']}.{form}" for one in stated.get("pictures", ()) for form in FORMS]
    return sorted(names)


def pack(files: Iterable[tuple[str, bytes]], out: BinaryIO) -> None:
    """Write the archive: the same files give the same bytes on every machine, so nothing is compressed or dated."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, content)


def problems_of(raw: bytes, keys: Iterable[bytes] = ()) -> list[str]:
    """Return in words all that is wrong with a bundle; `keys` are those that may have signed it, if any are known."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            stored = [info for info in archive.infolist() if info.compress_type == zipfile.ZIP_STORED]
            files = {info.filename: archive.read(info) for info in stored}
        return list(_problems(raw, files, files["manifest.json"].decode(), set(keys)))
    except Exception as error:  # whatever a stranger's file breaks on the way, it does not hold
        return [f"the archive cannot be read: {type(error).__name__} {error}"]


def manifest_of(raw: bytes) -> str:
    """Return the manifest's text out of a bundle that holds."""
    return zipfile.ZipFile(io.BytesIO(raw)).read("manifest.json").decode()


def _problems(raw: bytes, files: dict[str, bytes], manifest: str, keys: set[bytes]) -> Iterator[str]:
    stated = json.loads(manifest)
    if canonical(stated) != manifest or stated["schema"] not in (FIRST_SCHEMA, SCHEMA):
        yield "manifest.json is not canonical, or of a schema that this program does not know"
    if list(files) != names_of(stated):
        yield "the archive does not hold the files that the manifest calls for"
    if any(files[name] != made for name, made in derived(manifest).items()):
        yield "README.txt or figures.csv does not follow from the manifest"
    if stated["schema"] != FIRST_SCHEMA:
        yield from _signature(files, stated, manifest, keys)
    elif keys:
        yield "it is not signed: it was made before editions were"
    if (stated["number"] == 1) != (stated.get("previous") is None) and stated["schema"] != FIRST_SCHEMA:
        yield "it does not name the edition before it"
    yield from _rows(files, stated)
    pack(files.items(), packed := io.BytesIO())
    if packed.getvalue() != raw:
        yield "the archive is not packed as editions are: something was changed, added or put around it"


def _signature(files: dict[str, bytes], stated: dict[str, Any], manifest: str, keys: set[bytes]) -> Iterator[str]:
    public = load_pem_public_key(files["public_key.pem"]).public_bytes(Encoding.Raw, PublicFormat.Raw)
    if pem_of(public) != files["public_key.pem"] or key_id(public) != stated["key"]:
        yield "public_key.pem is not the key that the manifest names"
    if not verifies(public, files["manifest.sig"].decode(), manifest):
        yield "manifest.sig is not a signature of manifest.json by public_key.pem"
    if keys and public not in keys:
        yield f"it is signed by key {key_id(public)}, which is none of those given"


def _rows(files: dict[str, bytes], stated: dict[str, Any]) -> Iterator[str]:
    texts = {one["article_id"]: files[f"articles/{one['article_id']}.txt"].decode() for one in stated["articles"]}
    for one in stated["articles"]:
        if sha256(texts[one["article_id"]]) != one["text_sha256"]:
            yield f"the text of article {one['article_id']} does not have its hash"
    for name in LINES.keys() & stated.keys():
        lines = files[f"{name}.jsonl"].decode().split("\n")
        rows = [[*(json.loads(line)[field] for field in LINES[name]), sha256(line)] for line in lines[:-1]]
        if rows != stated[name] or lines[-1]:
            yield f"{name}.jsonl does not hold the rows that the manifest lists"
    for one in stated.get("pictures", ()):
        if any(sha256(files[f"pictures/{one['name']}.{form}"]) != one[entry] for form, entry in FORMS.items()):
            yield f"picture {one['name']} does not have its hash"
    claims = {one["claim_id"]: one for one in map(json.loads, files["claims.jsonl"].decode().split("\n")[:-1])}
    for one in claims.values():
        text, spans = texts[one["fact"]["article_id"]], (("", "quote"), ("sentence_", "sentence"))
        if any(text[one[f"{name}start"] : one[f"{name}end"]] != one[words] for name, words in spans):
            yield f"the quote of claim {one['claim_id']} is not what its article says there"
    yield from _figures(stated, claims)


def _figures(stated: dict[str, Any], claims: dict[int, Any]) -> Iterator[str]:
    incidents = {row[0] for row in stated.get("incidents", ())}
    for one in stated["figures"]:
        members = {claim: incident for claim, incident, _ in one["members"]}
        parts = one["data"]["contributions"]
        named = {claim for part in parts for claim in (*part["claim_ids"], *part["reversed_by"])}
        named |= {*one["data"]["none_reports"], *(id for part in one["data"]["breakdown"] for id in part["claim_ids"])}
        if not named <= members.keys() <= claims.keys():
            yield f"figure {one['order']} stands on claims that are not there"
        if any(claims[claim]["fact"]["incident_id"] != incident for claim, incident in members.items()):
            yield f"figure {one['order']} names a claim under another incident than its own"
        if incidents and not {*members.values()} <= {*incidents, None}:
            yield f"figure {one['order']} stands on an incident that is not there"
        number = one["data"]["number"] or {"min": None, "max": None}
        if (_sum(parts, "min"), _sum(parts, "max")) != (number["min"], number["max"]):
            yield f"figure {one['order']} is not the sum of its incidents"


def _sum(parts: list[dict[str, Any]], bound: str) -> int | None:
    bounds = [part["number"][bound] for part in parts if part["number"]]
    return sum(bounds) if bounds and None not in bounds else None


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value


def main(arguments: list[str]) -> int:
    """Say of each bundle whether it holds and, if not, why; return 0 when all do."""
    parser = argparse.ArgumentParser(description="Verifies downloaded editions on their own.")
    parser.add_argument("bundles", nargs="+", type=Path, metavar="EDITION.zip")
    parser.add_argument("--key", type=Path, help="the publisher's public keys, from the page /key/")
    given = parser.parse_args(arguments)
    blocks = PEM.findall(given.key.read_bytes()) if given.key else []
    keys = [load_pem_public_key(one).public_bytes(Encoding.Raw, PublicFormat.Raw) for one in blocks]
    if given.key and not keys:
        parser.error(f"{given.key} holds no public key")
    chain: dict[int, tuple[str | None, str]] = {}
    told = [_told(path, path.read_bytes(), keys, chain) for path in given.bundles]
    sys.stdout.write("\n".join(line for lines in told for line in lines) + "\n")
    return int(any(" does NOT hold:" in lines[0] for lines in told))


def _told(path: Path, raw: bytes, keys: list[bytes], chain: dict[int, tuple[str | None, str]]) -> list[str]:
    if problems := problems_of(raw, keys):
        return [f"{path.name} does NOT hold:", *(f"  {problem}" for problem in problems)]
    stated = json.loads(manifest := manifest_of(raw))
    chain[stated["number"]] = stated.get("previous"), sha256(manifest)
    for later in (stated["number"], stated["number"] + 1):
        if {later, later - 1} <= chain.keys() and chain[later][0] not in (None, chain[later - 1][1]):
            return [f"{path.name} does NOT hold:", f"  edition {later} was made after another edition {later - 1}"]
    key = f"signed by key {stated['key']}" if "key" in stated else "not signed"
    sizes = ", ".join(f"{len(stated[name])} {name}" for name in ("figures", "claims", "articles"))
    return [f"{path.name} holds: edition {stated['number']}, “{stated['title']}”", f"  {sizes}; {key}",
            "  " + ("the key is one of those given" if keys else "compare the key with the publisher's, or give --key"),
            f"  manifest sha256 {sha256(manifest)}"]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
