"""A downloaded edition verifies with nothing but itself; one byte changed anywhere in it, and it does not."""

import base64
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import verify
from reports.actions import publish_edition
from reports.bundle import bundle
from reports.models import Edition
from reports.signing import public_keys
from tests.factories import make_article, make_decided_claim
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def downloaded(edition, tmp_path) -> Path:
    """The edition's bundle as a file."""
    path = tmp_path / "edition-1.zip"
    path.write_bytes(bundle(Edition.objects.get()))
    return path


@pytest.fixture
def keys(edition, tmp_path) -> Path:
    """The publisher's keys as the public page shows them."""
    path = tmp_path / "keys.txt"
    path.write_text(public_keys())
    return path


def repacked(path: Path, **changed: bytes) -> list[str]:
    """Return what is wrong with a bundle in which files have other contents; names without their ending."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name in files:
        files[name] = changed.get(name.rpartition("/")[2].partition(".")[0], files[name])
    verify.pack(files.items(), out := io.BytesIO())
    return verify.problems_of(out.getvalue())


def file_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_a_bundle_holds(downloaded):
    assert verify.problems_of(downloaded.read_bytes()) == []


def test_it_holds_the_texts_the_rows_and_the_tables(downloaded, edition):
    article = edition.articles.get()
    assert file_of(downloaded, f"articles/{article.article_id}.txt").decode() == article.text
    assert file_of(downloaded, "manifest.json").decode() == edition.manifest
    assert file_of(downloaded, "claims.jsonl").count(b"\n") == edition.claims.count()
    assert file_of(downloaded, "incidents.jsonl").count(b"\n") == edition.incidents.count() > 0
    assert '"Killed, combatants",24–26,24,26,26,' in file_of(downloaded, "figures.csv").decode()
    assert b"python verify.py" in file_of(downloaded, "README.txt")


def test_the_same_edition_gives_the_same_bytes(downloaded):
    assert downloaded.read_bytes() == bundle(Edition.objects.get())


@given(data=st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_byte_changed_anywhere_is_caught(downloaded, data):
    raw = bytearray(downloaded.read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1), label="place")
    raw[place] ^= data.draw(st.integers(1, 255), label="change")
    assert verify.problems_of(bytes(raw))


@pytest.mark.parametrize("bit", [0, 3, 7])
def test_one_bit_changed_in_the_archive_s_own_words_is_caught(downloaded, bit):
    raw = downloaded.read_bytes()
    with zipfile.ZipFile(downloaded) as archive:
        directory, first = archive.start_dir, archive.infolist()[0]
    entry = 46 + len(first.filename)
    places = [*range(30 + len(first.filename)), *range(directory, directory + entry), *range(len(raw) - 22, len(raw))]
    for place in places:
        changed = bytearray(raw)
        changed[place] ^= 1 << bit
        assert verify.problems_of(bytes(changed)), place


def test_the_same_files_compressed_are_no_edition(downloaded):
    out = io.BytesIO()
    with zipfile.ZipFile(downloaded) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name))
    assert verify.problems_of(out.getvalue())


@given(extra=st.binary(min_size=1, max_size=40), place=st.sampled_from(["before", "after"]))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_put_around_it_are_caught(downloaded, extra, place):
    raw = downloaded.read_bytes()
    assert verify.problems_of(extra + raw if place == "before" else raw + extra)


def test_a_bundle_cut_short_is_caught(downloaded):
    raw = downloaded.read_bytes()
    assert all(verify.problems_of(raw[:length]) for length in range(0, len(raw), 997))


def test_another_text_with_the_archive_made_new_is_caught(downloaded, edition):
    article = edition.articles.get()
    other = article.text.replace("25", "26").encode()
    found = repacked(downloaded, **{str(article.article_id): other})
    assert f"the text of article {article.article_id} does not have its hash" in found
    assert any("is not what its article says there" in problem for problem in found)


@pytest.mark.parametrize("name", ["claims", "incidents", "sources"])
def test_another_row_with_the_archive_made_new_is_caught(downloaded, name):
    rows = [json.loads(line) for line in file_of(downloaded, f"{name}.jsonl").decode().splitlines()]
    rows[0][{"claims": "display", "incidents": "title", "sources": "reliability"}[name]] = "x"
    changed = "".join(f"{verify.canonical(row)}\n" for row in rows).encode()
    assert f"{name}.jsonl does not hold the rows that the manifest lists" in repacked(downloaded, **{name: changed})


def test_another_figure_needs_another_signature(downloaded):
    manifest = json.loads(file_of(downloaded, "manifest.json"))
    manifest["figures"][0]["data"]["number"] = {"min": 1, "best": 1, "max": 1}
    text = verify.canonical(manifest)
    made = verify.derived(text)
    found = repacked(
        downloaded, manifest=text.encode(), README=made["README.txt"], figures=made["figures.csv"]
    )  # fmt: skip
    assert "manifest.sig is not a signature of manifest.json by public_key.pem" in found
    assert "figure 1 is not the sum of its incidents" in found


def test_who_signs_anew_with_a_key_of_their_own_is_caught_by_the_publisher_s_key(downloaded, keys):
    forger = Ed25519PrivateKey.generate()
    public = forger.public_key().public_bytes_raw()
    manifest = json.loads(file_of(downloaded, "manifest.json")) | {"title": "Forged", "key": verify.key_id(public)}
    text = verify.canonical(manifest)
    with zipfile.ZipFile(downloaded) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= verify.derived(text) | {"public_key.pem": verify.pem_of(public)}
    files["manifest.sig"] = base64.b64encode(forger.sign(text.encode()))
    verify.pack(sorted(files.items()), out := io.BytesIO())
    assert verify.problems_of(out.getvalue()) == []
    downloaded.write_bytes(out.getvalue())
    done = run(downloaded, "--key", keys)
    assert done.returncode == 1
    assert "which is none of those given" in done.stdout


def test_a_claim_moved_under_another_incident_is_told(downloaded):
    manifest = json.loads(file_of(downloaded, "manifest.json"))
    manifest["figures"][0]["members"][0][1] = 999
    found = repacked(downloaded, manifest=verify.canonical(manifest).encode())
    assert "figure 1 names a claim under another incident than its own" in found
    assert "figure 1 stands on an incident that is not there" in found


def test_the_second_edition_names_the_first_and_both_hold_together(downloaded, publisher, keys, tmp_path):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    second = publish_edition(title="Again", start=START, end=END, publisher=publisher)
    later = tmp_path / "edition-2.zip"
    later.write_bytes(bundle(second))
    done = run(later, downloaded, "--key", keys)
    assert done.returncode == 0, done.stdout
    assert "edition-2.zip holds: edition 2, “Again”" in done.stdout
    assert "the key is one of those given" in done.stdout


def test_an_edition_made_after_another_first_one_is_caught(downloaded, edition, monkeypatch):
    stated = json.loads(file_of(downloaded, "manifest.json"))
    chain = {2: ("0" * 64, "1" * 64)}
    told = verify._told(downloaded, downloaded.read_bytes(), [], chain)
    assert told[1] == "  edition 2 was made after another edition 1"
    assert chain[1] == (stated["previous"], edition.manifest_sha256)


def test_a_file_that_is_no_archive_is_told_in_words(tmp_path):
    path = tmp_path / "letter.zip"
    path.write_text("Dear reader")
    done = run(path)
    assert done.returncode == 1
    assert "letter.zip does NOT hold:\n  the archive cannot be read" in done.stdout


def test_a_key_file_without_a_key_is_refused(downloaded, tmp_path):
    empty = tmp_path / "empty.pem"
    empty.write_text("no key here")
    done = run(downloaded, "--key", empty)
    assert done.returncode == 2
    assert "holds no public key" in done.stderr


def test_the_one_file_copied_elsewhere_verifies_on_its_own(downloaded, keys, tmp_path):
    copied = tmp_path / "elsewhere" / "verify.py"
    copied.parent.mkdir()
    shutil.copy(ROOT / "reports" / "verify.py", copied)
    command = [sys.executable, copied, downloaded, "--key", keys]
    done = subprocess.run(command, cwd=copied.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "edition-1.zip holds: edition 1, “Operations on the river”" in done.stdout


def test_it_runs_where_it_lies_too(downloaded):
    command = [sys.executable, "reports/verify.py", downloaded]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "compare the key with the publisher's, or give --key" in done.stdout


def test_the_verifier_never_imports_django(downloaded):
    code = (
        "import sys; from reports import verify; told = verify.main(sys.argv[1:]); "
        "found = {name.split('.')[0] for name in sys.modules} & {'django', 'psycopg', 'annotator'}; "
        "sys.exit(told or ' '.join(found) or 0)"
    )
    command = [sys.executable, "-c", code, downloaded]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": ""})
    assert (done.returncode, done.stderr) == (0, "")


def run(*arguments) -> subprocess.CompletedProcess[str]:
    """Run the verifier as readers do."""
    command = [sys.executable, "-m", "reports.verify", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": ""})
