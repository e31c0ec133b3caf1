"""What is in the repository belongs there, and what is pinned is in step with what was asked for."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
# A path of somebody's machine; /usr, /tmp and the like are everybody's.
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:home|root|Users|work)/[\w.-]")
INDEX_ADDRESS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|pypi\.org/simple")
BINARY = {".png", ".jpg", ".ico", ".woff2", ".pdf", ".zip", ".xlsx"}
PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)(?: ; [^\\]+?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def tracked() -> list[Path]:
    """Return the files that git keeps; an unpacked archive without git counts whole."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return where the pattern occurs in what git keeps, but for this file, which has to name it."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in tracked()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def wanted(name: str) -> dict[str, Requirement]:
    """Return the requirements that a .in file asks for, by normal name, with those of the files it includes."""
    found: dict[str, Requirement] = {}
    for line in (REQUIREMENTS / f"{name}.in").read_text().splitlines():
        asked = line.split("#")[0].strip()
        if asked.startswith("-r "):
            found |= wanted(asked.removeprefix("-r ").removesuffix(".in"))
        elif asked and not asked.startswith("-"):
            requirement = Requirement(asked)
            found[normal(requirement.name)] = requirement
    return found


def pinned(name: str) -> dict[str, set[str]]:
    """Return the versions that a .txt file pins with hashes; older Pythons may get another one."""
    versions: dict[str, set[str]] = {}
    for package, version, _ in PINNED.findall((REQUIREMENTS / f"{name}.txt").read_text()):
        versions.setdefault(normal(package), set()).add(version)
    return versions


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_path_of_anybodys_machine():
    assert lines_with(MACHINE_PATH) == []


def test_no_address_of_a_package_index():
    assert lines_with(INDEX_ADDRESS) == []


@pytest.mark.parametrize("line", ["see /home/anna/x", "path=/root/.cache", '"/Users/anna"', "cd /work/x"])
def test_a_machine_path_is_recognised(line):
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["/usr/bin/chromium", "https://example.org/home/a", "var/home/x", "$(HOME)/x"])
def test_other_paths_are_left_alone(line):
    assert not MACHINE_PATH.search(line)


@pytest.mark.parametrize("name", ["base", "dev", "prod"])
def test_everything_asked_for_is_pinned_with_a_hash_in_a_version_that_fits(name):
    versions = pinned(name)
    for package, requirement in wanted(name).items():
        assert package in versions, f"{package} is in {name}.in but not in {name}.txt: run `make requirements`"
        assert all(requirement.specifier.contains(version) for version in versions[package]), requirement


@pytest.mark.parametrize("name", ["base", "dev", "prod"])
def test_nothing_is_pinned_without_a_hash(name):
    text = (REQUIREMENTS / f"{name}.txt").read_text()
    assert sum(map(len, pinned(name).values())) == len(re.findall(r"^[A-Za-z0-9]", text, re.M))


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_what_runs_here_is_what_runs_there(name):
    base, other = pinned("base"), pinned(name)
    assert {package: other.get(package) for package in base} == base
