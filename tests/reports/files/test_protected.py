"""What an edition withholds is in none of its files, and each file says which profile ran."""

import io
import zipfile

import pytest

from annotator.published import Fact, linkage
from annotator.sources.protected.models import ProtectedName
from reports.actions import publish_edition
from reports.files.catalogue import FILES
from tests.factories import make_article, make_claim, make_decided_claim, make_source
from tests.reports.files.test_files import rows
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
TEXT = "On 17 January Four fighters were killed, said Layla Haddad of Tell Abyad. Majd, 9, saw it from 36.69517."
SECRETS = ("Layla", "Haddad", "Majd", "Night Desk", "Night Group", "night.example")


@pytest.fixture
def secretive(publisher):
    """An edition of an article that names a witness and a child, by a source that is masked."""
    ProtectedName.objects.create(name="Layla Haddad", who="witness")
    ProtectedName.objects.create(name="Majd", who="minor")
    source = make_source("Night Desk", masked=True, url="https://night.example", independence_group="Night Group")
    article = make_article(TEXT, source, title="What Layla Haddad saw", url="https://night.example/1")
    make_decided_claim(claim=make_claim(article, actor="Layla Haddad", target="Majd", places=()))
    alleged = make_article("On 18 January Four fighters were killed, Layla Haddad alleged.", make_source("Day Desk"))
    make_decided_claim(claim=make_claim(alleged, modality="alleged", actor="Majd"))
    return publish_edition(title="A month", start=START, end=END, publisher=publisher)


def unpacked(name: str, raw: bytes) -> str:
    """Return all that is readable in a file."""
    if not name.endswith(".xlsx"):
        return raw.decode()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return "".join(archive.read(one).decode() for one in archive.namelist())


def test_no_file_of_a_public_edition_holds_what_is_protected(visitor, secretive):
    assert {row.name for row in secretive.sources.all()} == {"Day Desk", f"Withheld source {_masked(secretive)}"}
    for file in FILES:
        said = unpacked(file.name, visitor.get(f"/editions/1/{file.name}").content)
        assert [secret for secret in SECRETS if secret.casefold() in said.casefold()] == [], file.name
        assert "public" in said or file.name.endswith("losses.csv"), f"{file.name} names no profile"


def test_the_same_words_stand_in_the_files_where_nothing_is_withheld(visitor, secretive, publisher):
    publish_edition(title="Within", start=START, end=END, publisher=publisher, redaction="full")
    (first, *_) = [row for row in rows(visitor, "/editions/2/claims.csv") if row["source"] == "Night Desk"]
    assert (first["actor"], first["redaction"]) == ("Layla Haddad", "full")


def test_the_linkage_table_is_the_tally_s(visitor, edition):
    facts = [Fact.from_dict(claim.fact) for claim in edition.claims.all()]
    stated = [(str(one.claim_id), str(one.incident_id), one.role, one.origin, one.grade) for one in linkage(facts)]
    found = rows(visitor, "/editions/1/linkage.csv")
    read = [(one["claim"], one["incident"], one["role"], one["origin"], one["grade"]) for one in found]
    assert sorted(read) == sorted(stated)
    assert len(read) > 5


def _masked(edition) -> int:
    return int(edition.sources.get(masked=True).source_id)
