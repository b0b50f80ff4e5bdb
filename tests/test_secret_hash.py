"""A line proves one secret, says nothing of it, and is costly to guess."""

from __future__ import annotations

import hmac
import re

import pytest

from terminal import Refused
from terminal.secret_hash import flaw, hashed, is_secret

SECRET = "correct horse"
# Of the secret above; as cheap as scrypt can be, which a desk file may not have.
CHEAP = "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$rkTI9fAgA7thDzzR8FHXhMiojYBreJBmYTkEzWypBCQ"
TEXT = "A" * 22
DIGEST = "A" * 43


def line(ln: int = 15, r: int = 8, p: int = 3, salt: str = TEXT, digest: str = DIGEST) -> str:
    return f"$scrypt$ln={ln},r={r},p={p}${salt}${digest}"


def test_only_its_own_secret_is_proven_by_a_line() -> None:
    made = hashed(SECRET)
    assert flaw(made) == ""
    assert SECRET not in made
    assert is_secret(SECRET, made)
    assert not is_secret(SECRET + " ", made)
    assert not is_secret("", made)


def test_two_lines_of_one_secret_differ() -> None:
    salts = {hashed(SECRET).split("$")[3] for _ in range(2)}
    assert len(salts) == 2


def test_a_line_says_how_it_was_made() -> None:
    # Written by hashlib.scrypt of another program, with other numbers.
    assert is_secret(SECRET, CHEAP)
    assert not is_secret(SECRET, CHEAP.replace("ln=4", "ln=5"))


def test_the_same_letters_are_the_same_secret_however_they_are_composed() -> None:
    composed, apart = "Müller und", "Mu\u0308ller und"
    assert composed != apart
    assert is_secret(apart, hashed(composed))


def test_digests_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bytes, bytes]] = []

    def compared(mine: bytes, kept: bytes) -> bool:
        asked.append((mine, kept))
        return mine == kept

    monkeypatch.setattr(hmac, "compare_digest", compared)
    assert is_secret(SECRET, CHEAP)
    assert not is_secret("wrong horse", CHEAP)
    assert [len(one) for pair in asked for one in pair] == [32] * 4


@pytest.mark.parametrize("secret", ["", "1234567", "x" * 257])
def test_a_secret_has_a_length(secret: str) -> None:
    with pytest.raises(Refused, match="8 to 256 characters") as caught:
        hashed(secret)
    assert not secret or secret not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        SECRET,
        line(ln=14),
        line(p=2),
        line(ln=22),
        line(p=17),
        line(r=0),
        line(salt="A" * 21),
        line(digest="A" * 42),
        line(digest="A" * 42 + "*"),
        line(salt="A" * 25),
        line() + "\n",
        " " + line(),
        CHEAP,
    ],
)
def test_a_line_that_is_none_or_too_cheap_or_too_dear_has_a_flaw(wrong: str) -> None:
    assert "python -m terminal person" in flaw(wrong)
    assert not wrong or wrong not in flaw(wrong)
    assert re.search(r"[A-Z]{20}", flaw(wrong)) is None


def test_dearer_lines_are_taken() -> None:
    assert flaw(line(ln=17)) == ""
    assert flaw(line(ln=16, p=2)) == ""


def test_a_text_that_is_no_line_proves_nothing() -> None:
    assert not is_secret(SECRET, "")
    assert not is_secret(SECRET, SECRET)
    assert not is_secret("", line(salt="A" * 25))
