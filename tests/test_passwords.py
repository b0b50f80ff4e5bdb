"""Where a password comes from, in this order, and what is said when it comes from nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from terminal import Refused
from terminal.deskaccounts import AccountTable
from terminal.passwords import SERVICE, password_of, token_of

VARIABLE = "BASISDESK_PASSWORD_6688_01"


class Ring(KeyringBackend):
    """A keyring in memory; `is_locked` makes it refuse."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise KeyringError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    monkeypatch.delenv(VARIABLE, raising=False)
    before, mine = keyring.get_keyring(), Ring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def account(password: str = "", name: str = "6688-01") -> AccountTable:
    return AccountTable(id=name, url="embedded", user="demo", password=password)


@pytest.mark.parametrize(
    ("name", "variable"),
    [("simnow", "SIMNOW"), ("Hedge.A_1", "HEDGE_A_1"), ("6688-01", "6688_01")],
)
def test_the_variable_is_the_account_in_capitals_and_underscores(
    monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    monkeypatch.setenv(f"BASISDESK_PASSWORD_{variable}", f"secret of {name}")
    assert password_of(account(name=name)) == f"secret of {name}"


def test_the_desk_file_speaks_first(monkeypatch: pytest.MonkeyPatch, ring: Ring) -> None:
    monkeypatch.setenv(VARIABLE, "from the environment")
    ring.set_password(SERVICE, "6688-01", "from the keyring")
    assert password_of(account("from the file")) == "from the file"
    assert password_of(account()) == "from the environment"
    monkeypatch.delenv(VARIABLE)
    assert password_of(account()) == "from the keyring"


def test_no_password_is_refused_with_the_ways_to_give_one() -> None:
    with pytest.raises(Refused, match="6688-01 has no password") as caught:
        password_of(account())
    for way in (VARIABLE, f"keyring set {SERVICE} 6688-01", "`password` in the desk file"):
        assert way in str(caught.value)


def test_a_locked_keyring_is_no_password_and_no_crash(ring: Ring) -> None:
    ring.is_locked = True
    with pytest.raises(Refused, match="has no password"):
        password_of(account())


def test_a_token_comes_from_the_environment_or_the_keyring(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="set BASISDESK_TOKEN_SMM_1"):
        token_of("smm.1")
    ring.set_password(SERVICE, "token smm.1", "kept")
    assert token_of("smm.1") == "kept"
    monkeypatch.setenv("BASISDESK_TOKEN_SMM_1", "given")
    assert token_of("smm.1") == "given"
