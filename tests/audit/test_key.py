"""The signing key: kept in a file or a keyring, and refused in words when it is not readable."""

from __future__ import annotations

import hashlib
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from keyring.backend import KeyringBackend
from keyring.backends import fail

from terminal.audit.key import KeyUnreadable, open_signer, read_signer


class Vault(KeyringBackend):
    """A keyring that really keeps what it is given, in memory."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def vault() -> Iterator[Vault]:
    before = keyring.get_keyring()
    vault = Vault()
    keyring.set_keyring(vault)
    yield vault
    keyring.set_keyring(before)


def test_the_key_is_made_once_and_stays(tmp_path: Path) -> None:
    first, second = open_signer(tmp_path, "demo"), open_signer(tmp_path, "demo")
    assert first.public == second.public
    assert first.key_id == hashlib.sha256(first.public).hexdigest()[:16]
    Ed25519PublicKey.from_public_bytes(first.public).verify(second.sign(b"head"), b"head")
    assert [path.name for path in tmp_path.iterdir()] == ["signing.key"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, not in modes")
def test_only_its_owner_can_read_the_key_file(tmp_path: Path) -> None:
    open_signer(tmp_path, "demo")
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"not hex", b"abcd", b"\xff" * 64, b"00" * 31])
def test_a_damaged_key_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "signing.key"
    file.write_bytes(content)
    with pytest.raises(KeyUnreadable, match=f"{file}: is not a signing key"):
        open_signer(tmp_path, "demo")
    assert file.read_bytes() == content


def test_a_key_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "signing.key").mkdir()
    with pytest.raises(KeyUnreadable, match="cannot be read"):
        read_signer(tmp_path / "signing.key")


def test_a_folder_that_takes_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeyUnreadable, match="cannot be written"):
        open_signer(tmp_path / "file", "demo")


def test_a_half_made_key_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "signing.new").write_text("0011")
    assert open_signer(tmp_path, "demo").public == open_signer(tmp_path, "demo").public


def test_a_real_keyring_holds_the_key_when_asked(tmp_path: Path, vault: Vault) -> None:
    first = open_signer(tmp_path, "demo", keyring=True)
    assert open_signer(tmp_path, "demo", keyring=True).public == first.public
    assert open_signer(tmp_path / "other", "demo", keyring=True).public != first.public
    assert list(tmp_path.iterdir()) == []
    assert len(vault.kept) == 2


def test_a_key_file_goes_on_being_used(tmp_path: Path, vault: Vault) -> None:
    file = open_signer(tmp_path, "demo")
    assert open_signer(tmp_path, "demo", keyring=True).public == file.public
    assert vault.kept == {}


def test_without_a_real_keyring_the_file_holds_the_key(tmp_path: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        open_signer(tmp_path, "demo", keyring=True)
    finally:
        keyring.set_keyring(before)
    assert (tmp_path / "signing.key").exists()


def test_a_keyring_with_something_else_in_it_is_refused(tmp_path: Path, vault: Vault) -> None:
    open_signer(tmp_path, "demo", keyring=True)
    vault.kept = dict.fromkeys(vault.kept, "letters")
    with pytest.raises(KeyUnreadable, match="the keyring's signing key"):
        open_signer(tmp_path, "demo", keyring=True)
