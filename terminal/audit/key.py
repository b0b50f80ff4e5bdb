"""The desk's signing key (Ed25519): in the system's keyring if asked for, else a file.

The file `signing.key` can be read by its owner alone (0600; on Windows by whoever the folder lets
in). Anyone who has it can sign a rewritten ledger: a signature proves that the desk's machine wrote
the head, and a head kept elsewhere proves that nothing before it changed since.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal import Refused

SERVICE = "basisdesk ledger"


class KeyUnreadable(Refused):
    """The signing key is there and cannot be used."""


class Signer:
    """A private key that never leaves this object.

    public: 32 raw bytes
    key_id: the first 16 hex digits of the SHA-256 of `public`
    """

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw()
        self.key_id = key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return 64 bytes."""
        return self._private.sign(message)


def key_id(public: bytes) -> str:
    """Name a public key so that people can compare it."""
    return sha256(public).hexdigest()[:16]


def open_signer(folder: Path, desk: str, *, keyring: bool = False) -> Signer:
    """Read the desk's key, or make one at first use.

    With `keyring`, a real keyring of this system holds it, where there is one; a key file that is
    already there goes on being used. KeyUnreadable when a key is there but cannot be read or kept.
    """
    file = folder / "signing.key"
    if not keyring or file.exists() or not _has_keyring():
        return read_signer(file) if file.exists() else _make_file(file)
    return _from_keyring(f"{desk} {folder.resolve()}")


def read_signer(file: Path) -> Signer:
    """Read a key file: 64 hex digits, the raw private key."""
    try:
        return Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text("ascii"))))
    except OSError as error:
        raise KeyUnreadable(f"{file}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise KeyUnreadable(
            f"{file}: is not a signing key (64 hex digits); put the right file back, or move this "
            "one away and the desk makes a new key and says so in the ledger"
        ) from error


def _make_file(file: Path) -> Signer:
    private = Ed25519PrivateKey.generate()
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(private.private_bytes_raw().hex() + "\n")
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError as error:
        raise KeyUnreadable(f"{file}: cannot be written: {error.strerror or error}") from error
    return Signer(private)


# Whether a keyring is there that keeps secrets, not the stand-ins for none.
def _has_keyring() -> bool:
    import keyring
    from keyring.backends import fail, null

    backend = keyring.get_keyring()
    return not isinstance(backend, fail.Keyring | null.Keyring) and backend.priority >= 1


def _from_keyring(name: str) -> Signer:
    import keyring
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(SERVICE, name)
        if kept is None:
            kept = Ed25519PrivateKey.generate().private_bytes_raw().hex()
            keyring.set_password(SERVICE, name, kept)
        return Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept)))
    except (KeyringError, ValueError) as error:
        raise KeyUnreadable(
            f"the keyring's signing key {name!r} cannot be used: {error}"
        ) from error
