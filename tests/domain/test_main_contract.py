"""An alias that does not resolve is neither this contract nor another."""

from __future__ import annotations

from datetime import date

from terminal.domain.main_contract import Doubt, Fixed, MainContract, MainRule, Source

CU = MainContract(product="SHFE.cu", day=date(2025, 3, 12), symbol="SHFE.cu2505")


def test_a_contract_is_the_main_one_or_another_one_is() -> None:
    assert CU.is_main("SHFE.cu2505") is True
    assert CU.is_main("SHFE.cu2506") is False


def test_in_doubt_nothing_is_said_of_any_contract() -> None:
    doubtful = MainContract(product="SHFE.cu", day=CU.day, symbol=CU.symbol, doubt=Doubt.TIE)
    assert (doubtful.is_known, doubtful.is_main("SHFE.cu2505")) == (False, None)
    assert MainContract(product="SHFE.cu", day=CU.day).is_known is False


def test_a_person_may_name_one_without_any_source() -> None:
    assert MainRule().is_off
    assert not MainRule(fixed=(Fixed("SHFE.cu2505", CU.day),)).is_off
    assert not MainRule(source=Source.FRONT).is_off
