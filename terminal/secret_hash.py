"""What the desk file keeps of a person's secret: scrypt with a salt of its own, in one line.

The line is a PHC string, $scrypt$ln=15,r=8,p=3$salt$hash: it says how it was made, so that later
ones may cost more and older ones are still understood.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import unicodedata

import msgspec

from terminal import Refused

SHORTEST = 8
LONGEST = 256
SALT = 16
SIZE = 32
# 32 MB and some 0.3 s of one core a try. Cheaper lines are not taken: whoever has the file guesses.
LN, R, P = 15, 8, 3
LINE = re.compile(
    r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43})"
)
DEAREST = 1 << 28  # bytes: a line that asks for more would be a stop of the desk's machine
HOW = "a line is needed that `python -m terminal person` prints"


class _Kept(msgspec.Struct, frozen=True):
    ln: int
    r: int
    p: int
    salt: bytes
    digest: bytes


def hashed(secret: str) -> str:
    """Return the line for a secret; raise `Refused` for one that is too short or too long."""
    text = _plain(secret)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(f"a secret has {SHORTEST} to {LONGEST} characters")
    kept = _Kept(LN, R, P, secrets.token_bytes(SALT), b"")
    salt, digest = _text(kept.salt), _text(_digest(text, kept))
    return f"$scrypt$ln={LN},r={R},p={P}${salt}${digest}"


def is_secret(secret: str, line: str) -> bool:
    """Tell whether a line was made of this secret: slowly, and as slowly where it was not."""
    kept = _read(line)
    if kept is None:
        return False
    return hmac.compare_digest(_digest(_plain(secret), kept), kept.digest)


def flaw(line: str) -> str:
    """Say what is wrong with a line of a desk file; "" for a good one."""
    kept = _read(line)
    if kept is None:
        return HOW
    memory = 128 * kept.r << kept.ln
    is_cheap = memory * kept.p < 128 * R * P << LN
    return HOW if is_cheap or memory > DEAREST or kept.p > 16 else ""


# The same letters, however a keyboard composes them.
def _plain(secret: str) -> str:
    return unicodedata.normalize("NFC", secret)


def _digest(text: str, kept: _Kept) -> bytes:
    most = (128 * kept.r << kept.ln) + 128 * kept.r * kept.p + (1 << 20)
    return hashlib.scrypt(
        text.encode(),
        salt=kept.salt,
        n=1 << kept.ln,
        r=kept.r,
        p=kept.p,
        maxmem=most,
        dklen=SIZE,
    )


def _read(line: str) -> _Kept | None:
    found = LINE.fullmatch(line)
    if found is None:
        return None
    ln, r, p = (int(found[at]) for at in (1, 2, 3))
    try:
        salt, digest = (_bytes(found[at]) for at in (4, 5))
    except binascii.Error:
        return None
    return _Kept(ln, r, p, salt, digest) if ln and r and p else None


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
