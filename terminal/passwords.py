"""Where secrets come from: the environment, the system's keyring, on a test desk the desk file."""

from __future__ import annotations

import os

from terminal import Refused
from terminal.deskaccounts import AccountTable

SERVICE = "basisdesk"


def password_of(account: AccountTable) -> str:
    """Return the password of one account, or raise `Refused` with the ways to give it.

    The environment variable is BASISDESK_PASSWORD_ and the account id in capitals, with every
    other character than A-Z and 0-9 as an underscore.
    """
    variable = _variable("BASISDESK_PASSWORD", account.id)
    found = account.password or os.environ.get(variable) or _from_keyring(account.id)
    if not found:
        raise Refused(
            f"account {account.id} has no password: set {variable}, store it with "
            f"`keyring set {SERVICE} {account.id}`, or give `password` in the desk file"
        )
    return found


def token_of(source: str) -> str:
    """Return the token of a spot source, or raise `Refused` with the ways to give it.

    The environment variable is BASISDESK_TOKEN_ and the source's id, spelled as for a password.
    """
    variable = _variable("BASISDESK_TOKEN", source)
    found = os.environ.get(variable) or _from_keyring(f"token {source}")
    if not found:
        raise Refused(
            f"spot source {source} has no token: set {variable}, or store it with "
            f"`keyring set {SERVICE} 'token {source}'`"
        )
    return found


def _variable(kind: str, id: str) -> str:
    return f"{kind}_" + "".join(letter if letter.isalnum() else "_" for letter in id.upper())


def _from_keyring(account: str) -> str | None:
    # Imported here: looking for a keyring costs a start without passwords nothing.
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, account)
    except KeyringError:
        return None
