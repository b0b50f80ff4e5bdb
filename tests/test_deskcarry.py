"""The carry tables of a desk file: what holds for a pair, and what is wrong in one sentence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from terminal.deskcarry import CarryTable, DeskCarryTable, carry_terms
from terminal.domain.carry import NEEDED
from tests.book_builders import D
from tests.desktext import RIGHT, line, read, refusal

EVERY = DeskCarryTable(
    interest_rate=D("0.045"),
    storage=D("0.4"),
    handling=D(36),
    inspection=D(5),
    delivery=D(2),
    loss=D(0),
    payment_days=3,
)
OWN = "\n[pair.carry]\n"


def after_copper(text: str) -> str:
    at = RIGHT.index("\n[[pair]]", RIGHT.index('id = "cu"'))
    return RIGHT[:at] + text + RIGHT[at:]


def test_a_pair_overrides_the_desk_key_by_key() -> None:
    terms = carry_terms(EVERY, CarryTable(storage=D("0.6"), confirmed=True), "CNY/t")
    assert (terms.storage, terms.handling, terms.interest_rate) == (D("0.6"), D(36), D("0.045"))
    assert terms.missing == ()
    assert terms.unconfirmed == frozenset(NEEDED) - {"storage"}


def test_what_a_confirmed_desk_says_and_a_pair_says_otherwise_is_to_be_confirmed_again() -> None:
    confirmed = msgspec.structs.replace(EVERY, confirmed=True)
    assert carry_terms(confirmed, None, "CNY/t").unconfirmed == frozenset()
    assert carry_terms(confirmed, CarryTable(loss=D(1)), "CNY/t").unconfirmed == {"loss"}


def test_amounts_per_tonne_are_not_those_of_a_gram() -> None:
    terms = carry_terms(EVERY, None, "CNY/g")
    assert (terms.interest_rate, terms.payment_days) == (D("0.045"), 3)
    assert terms.missing == ("storage", "handling", "inspection", "delivery", "loss")
    assert carry_terms(EVERY, CarryTable(storage=D("0.002")), "CNY/g").storage == D("0.002")


def test_a_file_without_them_leaves_the_carry_unknown(tmp_path: Path) -> None:
    carries = read(tmp_path).plant.carries
    assert {pair: terms.missing for pair, terms in carries.items()} == {"cu": NEEDED, "al": NEEDED}


def test_a_file_says_them_for_the_desk_and_for_a_pair(tmp_path: Path) -> None:
    own = f"{OWN}storage = 0.5\n"
    said = "\n[carry]\ninterest_rate = 0.05\nstorage = 0.4\npayment_days = 2\n"
    carries = read(tmp_path, after_copper(own) + said).plant.carries
    assert (carries["cu"].storage, carries["al"].storage) == (Decimal("0.5"), Decimal("0.4"))
    assert {one.interest_rate for one in carries.values()} == {Decimal("0.05")}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("interest_rate = 4.5", "pair[1].carry.interest_rate = 4.5: must be at most 1"),
        ("interest_rate = -0.01", "pair[1].carry.interest_rate = -0.01: must be 0 or more"),
        ("storage = -1", "pair[1].carry.storage = -1: must be 0 or more"),
        ("loss = nan", "pair[1].carry.loss = NaN: a number is needed"),
        ("payment_days = 61", "pair[1].carry.payment_days = 61: must be at most 60"),
        ("payment_days = 2.5", "pair[1].carry.payment_days = 2.5: a whole number is needed"),
        ("freight = 3", "pair[1].carry.freight = 3: is not a known key"),
        ('price_unit = "t"', "pair[1].carry.price_unit = 't': is not a known key"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, wrong: str, why: str) -> None:
    text = after_copper(f"{OWN}handling = 36\n{wrong}\n")
    assert refusal(tmp_path, text) == f"{line(text, wrong)}: {why}"
