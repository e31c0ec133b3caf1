"""Root runs the server as somebody else, who may pass through the folders above it, and nobody with them."""

import os
import struct
import subprocess

import pytest

from annotator.config.postgres import account
from annotator.config.postgres.account import (
    ENTER,
    GROUP,
    MASK,
    NAMED_USER,
    NOBODY,
    OTHERS,
    OWNER,
    Account,
    access_list,
    account_for,
    let_reach,
    let_through,
)
from annotator.config.postgres.errors import ServerUnusable

GUEST = Account("guest", 12345, 12345)


def test_an_ordinary_user_runs_it_as_himself(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account_for(tmp_path) is None


def test_root_runs_it_as_the_owner_of_the_files(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(type(tmp_path), "stat", lambda self, **_: os.stat_result((0o40700, 1, 1, 1, 7, 8, 0, 0, 0, 0)))
    assert account_for(tmp_path) == Account("7", 7, 8)


def test_root_without_a_way_to_add_an_account_is_told_what_to_do(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise FileNotFoundError("useradd")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(account, "SERVICE_ACCOUNT", "no-such-account")
    with pytest.raises(ServerUnusable, match="run Claimdesk as an ordinary user, or set DATABASE_URL"):
        account.service_account()


def test_the_access_list_lets_one_user_enter_and_leaves_the_others_as_they_were(tmp_path):
    tmp_path.chmod(0o700)
    entries = list(struct.iter_unpack("<HHI", access_list(tmp_path, 12345)[4:]))
    assert entries == [
        (OWNER, 7, NOBODY),
        (NAMED_USER, ENTER, 12345),
        (GROUP, 0, NOBODY),
        (MASK, ENTER, NOBODY),
        (OTHERS, 0, NOBODY),
    ]


def test_a_second_user_joins_the_access_list_of_the_first(tmp_path):
    os.setxattr(tmp_path, account.ACCESS_LIST, access_list(tmp_path, 300))
    os.setxattr(tmp_path, account.ACCESS_LIST, access_list(tmp_path, 20))
    os.setxattr(tmp_path, account.ACCESS_LIST, access_list(tmp_path, 300))
    entries = struct.iter_unpack("<HHI", os.getxattr(tmp_path, account.ACCESS_LIST)[4:])
    assert [who for tag, _, who in entries if tag == NAMED_USER] == [20, 300]


def test_letting_through_names_the_folder(tmp_path, caplog):
    let_through(GUEST, tmp_path)
    assert f"the account guest may from now on pass through {tmp_path}" in caplog.text
    assert tmp_path.stat().st_mode & 0o007 == 0


def test_a_file_system_without_access_lists_says_what_to_type(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(ServerUnusable, match=f"chmod o\\+x {tmp_path}"):
        let_through(GUEST, tmp_path)


def test_only_the_closed_folders_are_opened(tmp_path, monkeypatch):
    opened: list[object] = []
    closed, inside = tmp_path / "closed", tmp_path / "closed" / "inside"
    monkeypatch.setattr(account, "can_reach", lambda who, path: bool(opened) or path not in (closed, inside))
    monkeypatch.setattr(account, "let_through", lambda who, folder: opened.append(folder))
    let_reach(GUEST, inside)
    assert opened == [closed]
