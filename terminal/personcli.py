"""The command of persons: what the desk file keeps of a secret that only one of them knows."""

from __future__ import annotations

import re
import sys
from getpass import getpass
from typing import Annotated

import typer

from terminal import Refused
from terminal.desktable import ID, PATTERNS
from terminal.secret_hash import hashed


def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The person's id in the desk file.")],
) -> None:
    """Ask for a secret, twice and unseen, and print the line that belongs into the desk file.

    Where stdin is no terminal, its first line is the secret.
    Example: python -m terminal person wang
    """
    if re.match(ID, name) is None:
        raise Refused(f"{name}: {PATTERNS[ID]}")
    line = hashed(_asked(name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n"))
    print(f'# into the table [[person]] of {name} in the desk file:\nsecret = "{line}"')


def _asked(name: str) -> str:
    secret = getpass(f"Secret of {name}: ", stream=sys.stderr)
    if getpass("The same again: ", stream=sys.stderr) != secret:
        raise Refused("the two are not the same; nothing was made")
    return secret
