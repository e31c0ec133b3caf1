"""Settings from the environment: what counts as a value, and what is refused with its name and value."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from annotator.config import env

NAME = "CLAIMDESK_SOMETHING"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("true", True),
        ("TRUE", True),
        (" yes ", True),
        ("1", True),
        ("on", True),
        ("false", False),
        ("No", False),
        ("0", False),
        ("off", False),
    ],
)
def test_a_flag_reads_the_usual_words(monkeypatch, value, expected):
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, not expected) is expected


@pytest.mark.parametrize("default", [True, False])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_flag_left_empty_is_its_default(monkeypatch, value, default):
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, default) is default


@pytest.mark.parametrize("value", ["2", "maybe", "ja", "truee", "-1"])
def test_a_flag_refuses_other_words(monkeypatch, value):
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is '{value}'"):
        env.flag(NAME, False)


@pytest.mark.parametrize(("value", "expected"), [("7", 7), (" 12 ", 12), ("", 3), ("0", 0)])
def test_a_number_is_read(monkeypatch, value, expected):
    monkeypatch.setenv(NAME, value)
    assert env.number(NAME, 3) == expected


@pytest.mark.parametrize("value", ["seven", "1.5", "1e3", "0x10", "10 MB"])
def test_a_number_refuses_anything_else(monkeypatch, value):
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is '{value}'"):
        env.number(NAME, 3)


@pytest.mark.parametrize(("value", "least"), [("-1", 0), ("0", 1), ("1023", 1024)])
def test_a_number_refuses_one_that_is_too_small(monkeypatch, value, least):
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is {value}; it must be at least {least}"):
        env.number(NAME, 3, at_least=least)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a,b", ["a", "b"]), (" a , ,b, ", ["a", "b"]), ("", []), (",", []), ("https://x.org", ["https://x.org"])],
)
def test_words_are_split_and_trimmed(monkeypatch, value, expected):
    monkeypatch.setenv(NAME, value)
    assert env.words(NAME, "default") == expected


def test_words_have_a_default(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert env.words(NAME, "localhost,[::1]") == ["localhost", "[::1]"]


def test_one_of_several_words_is_taken_as_it_is(monkeypatch):
    monkeypatch.setenv(NAME, " INFO ")
    assert env.one_of(NAME, "WARNING", {"INFO", "WARNING"}, "INFO") == "INFO"
    monkeypatch.setenv(NAME, "")
    assert env.one_of(NAME, "WARNING", {"INFO", "WARNING"}, "INFO") == "WARNING"


def test_one_of_several_words_refuses_others(monkeypatch):
    monkeypatch.setenv(NAME, "LOUD")
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is 'LOUD', which is not known; an example is INFO"):
        env.one_of(NAME, "WARNING", {"INFO", "WARNING"}, "INFO")


def test_text_is_kept_as_it_is(monkeypatch):
    monkeypatch.setenv(NAME, " as it is ")
    assert env.text(NAME) == " as it is "


def test_text_without_a_default_must_be_there(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert env.text(NAME, "default") == "default"
    with pytest.raises(ImproperlyConfigured, match=f"Set the environment variable {NAME}"):
        env.text(NAME)


@pytest.mark.parametrize("value", ["sub/folder", "./sub/folder", "sub/../sub/folder"])
def test_a_folder_is_absolute(monkeypatch, tmp_path, value):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(NAME, value)
    assert env.folder(NAME, Path("/default")) == tmp_path / "sub" / "folder"


def test_a_folder_knows_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(NAME, "~/claimdesk")
    assert env.folder(NAME, Path("/default")) == tmp_path / "claimdesk"


@pytest.mark.parametrize("value", [None, ""])
def test_a_folder_left_empty_is_its_default(monkeypatch, tmp_path, value):
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)
    assert env.folder(NAME, tmp_path) == tmp_path
