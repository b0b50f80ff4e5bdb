"""Signed heads against what a walk has found."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit import second as module
from terminal.audit.checkpoint import PURPOSE, Checkpoint, sign_head
from terminal.audit.half import Seal
from terminal.audit.heads import check_heads, parse_rows, sizes_of, sizes_of_rows
from terminal.audit.key import Signer
from terminal.audit.ledger import Head
from terminal.audit.second import Second
from terminal.audit.walk import BAD_SIGNATURE, BROKEN, INCOMPLETE, Fault, Key, Walk
from tests.audit.ledgers import NOW

SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(bytes(32)))
OTHER = Signer(Ed25519PrivateKey.from_private_bytes(b"\1" * 32))


def digest(size: int) -> bytes:
    return bytes([size]) * 32


def head(size: int, signer: Signer = SIGNER, log_id: str = "ab", own: bytes = b"") -> Checkpoint:
    return sign_head(signer, log_id, Head(size, own or digest(size)), NOW)


def walk(first: int = 1, last: int = 50) -> Walk:
    walk = Walk()
    walk.first, walk.seq, walk.digest, walk.log_id = first, last, digest(last), "ab"
    walk.marks = {size: digest(size) for size in range(first - 1, last + 1)}
    walk.keys = {SIGNER.key_id: Key(SIGNER.public, 1)}
    return walk


def test_the_last_head_within_the_walk_is_what_is_vouched_for() -> None:
    assert check_heads(walk(), [head(40), head(10), head(30)]) == 40
    assert check_heads(walk(), []) == 0


def test_heads_before_a_part_are_not_its_business() -> None:
    assert check_heads(walk(first=20), [head(10, own=bytes(32)), head(19), head(50)]) == 50


def test_a_head_beyond_the_end_says_what_is_missing() -> None:
    with pytest.raises(Fault, match="entries 51 to 70 are missing: 70 were there") as fault:
        check_heads(walk(), [head(60), head(70), head(40)])
    assert (fault.value.code, fault.value.seq) == (INCOMPLETE, 51)


def test_a_head_that_disagrees_says_from_where_on() -> None:
    with pytest.raises(Fault, match="entries 21 to 30 are not those") as fault:
        check_heads(walk(), [head(20), head(30, own=bytes(32)), head(60)])
    assert (fault.value.code, fault.value.seq) == (BROKEN, 21)


def test_a_head_of_another_ledger_is_refused() -> None:
    with pytest.raises(Fault, match="belongs to another ledger") as fault:
        check_heads(walk(), [head(20, log_id="cd")])
    assert fault.value.code == BROKEN


def test_a_key_that_the_ledger_does_not_name_signs_nothing() -> None:
    with pytest.raises(Fault, match="this ledger does not name") as fault:
        check_heads(walk(), [head(20, OTHER)])
    assert fault.value.code == BAD_SIGNATURE


def test_a_key_signs_from_its_own_entry_on() -> None:
    ours = walk()
    ours.keys[OTHER.key_id] = Key(OTHER.public, 25)
    assert check_heads(ours, [head(20), head(30, OTHER)]) == 30
    with pytest.raises(Fault, match="this ledger does not name"):
        check_heads(ours, [head(20, OTHER)])


def test_a_signature_for_another_text_is_refused() -> None:
    forged = Checkpoint(head(20).line, head(30).signature)
    with pytest.raises(Fault, match=r"entry 20 .* does not bear a true signature") as fault:
        check_heads(walk(), [forged])
    assert fault.value.code == BAD_SIGNATURE


@pytest.mark.parametrize("at", range(8))
def test_a_second_process_lets_no_signature_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(module, "SEALS", 1)
    monkeypatch.setattr(module, "cores", lambda: 2)
    heads = [head(size) for size in range(10, 18)]
    with Second() as second:
        second.begin(tmp_path, 2, 3, [])
        assert check_heads(walk(), heads, second) == 17
        assert [second.vouches(seal_of(one)) for one in heads] == [False] * 4 + [True] * 4
        heads[at] = Checkpoint(heads[at].line, heads[at - 1].signature)
        with pytest.raises(Fault, match=rf"entry {10 + at} .* a true signature") as fault:
            check_heads(walk(), heads, second)
    assert (fault.value.code, fault.value.seq) == (BAD_SIGNATURE, 10 + at)


@pytest.mark.parametrize("at", [1, 6])
def test_what_is_wrong_first_is_named_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(module, "SEALS", 1)
    monkeypatch.setattr(module, "cores", lambda: 2)
    heads = [head(size) for size in range(10, 18)]
    heads[at] = head(10 + at, OTHER)
    heads[at + 1] = Checkpoint(b"{}", bytes(64))
    with Second() as second:
        second.begin(tmp_path, 2, 3, [])
        with pytest.raises(Fault, match="this ledger does not name") as fault:
            check_heads(walk(), heads, second)
    assert fault.value.seq == 10 + at


def seal_of(one: Checkpoint) -> Seal:
    return Seal(SIGNER.public, one.signature, PURPOSE + one.line)


def test_a_head_that_is_none_is_refused_and_has_no_size() -> None:
    damaged = Checkpoint(b"{}", bytes(64))
    with pytest.raises(Fault, match="a signed head is damaged") as fault:
        check_heads(walk(), [damaged])
    assert fault.value.code == BAD_SIGNATURE
    assert sizes_of([head(3), damaged]) == {3}


def test_a_damaged_row_is_named_by_its_line() -> None:
    rows = [head(3).row.strip(), b'{"checkpoint":{},"signature":"00"}']
    assert sizes_of_rows(rows) == {3}
    assert [one.head.size for one in parse_rows(rows[:1], "copy")] == [3]
    with pytest.raises(Fault, match="copy, line 2 is damaged"):
        parse_rows(rows, "copy")


def test_a_key_that_is_no_point_is_found() -> None:
    ours = walk()
    ours.keys = {"k": Key(b"short", 4)}
    with pytest.raises(Fault, match="entry 4 names a key that is none"):
        check_heads(ours, [])
