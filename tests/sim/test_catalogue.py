from __future__ import annotations

from decimal import Decimal

from terminal.sim.catalogue import CONTRACTS

BY_SYMBOL = {contract.symbol: contract for contract in CONTRACTS}


def test_all_six_exchanges_list_something() -> None:
    assert len(CONTRACTS) >= 14
    assert {c.exchange for c in CONTRACTS} == {"SHFE", "INE", "DCE", "CZCE", "GFEX", "CFFEX"}
    assert len({c.spot for c in CONTRACTS}) == len(CONTRACTS)


def test_multipliers_and_steps_are_the_true_ones() -> None:
    facts = {c.product: (c.multiplier, c.tick) for c in CONTRACTS}
    assert facts["cu"] == (5, Decimal(10))
    assert facts["au"] == (1000, Decimal("0.02"))
    assert facts["sc"] == (1000, Decimal("0.1"))
    assert facts["i"] == (100, Decimal("0.5"))
    assert facts["CF"] == (5, Decimal(5))
    assert facts["lc"] == (1, Decimal(20))
    assert facts["IF"] == (300, Decimal("0.2"))


def test_money_of_one_lot_is_whole_fen_and_prices_are_on_the_grid() -> None:
    for contract in CONTRACTS:
        assert contract.tick_fen == contract.tick * contract.multiplier * 100
        assert contract.settlement * contract.tick == contract.price
        assert contract.margin_fen % 100 == 0
        lower, upper = contract.band
        assert lower < contract.settlement < upper
        assert upper * contract.tick <= contract.price * (1 + contract.limit_rate)


def test_zhengzhou_writes_months_with_three_digits() -> None:
    codes = [c.code for c in CONTRACTS if c.exchange == "CZCE"]
    assert all(len(code.lstrip("CFMASR")) == 3 for code in codes)
    assert BY_SYMBOL["CZCE.CF705"].delivery == (2027, 5)


def test_depth_and_close_rules_follow_the_exchange() -> None:
    assert {c.exchange for c in CONTRACTS if c.levels == 1} == {"DCE", "CZCE"}
    assert {c.exchange for c in CONTRACTS if c.splits_today} == {"SHFE", "INE"}
