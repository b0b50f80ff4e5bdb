"""Each part of the book becomes lines with its own deltas, keys and footing."""

from __future__ import annotations

import pytest

from terminal.core.lines import Counter
from terminal.domain.line import Line, LineKind, TaxView
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    JD,
    D,
    make_allocation,
    make_deal,
    make_lot,
    make_reference,
    make_roll,
    make_transit,
)
from tests.playbook import lots

COUNTER = Counter(make_reference(), DAY)


def deltas(lines: tuple[Line, ...]) -> list[tuple[LineKind, object, object]]:
    return [(line.kind, line.delta_spot, line.delta_futures) for line in lines]


def test_goods_received_and_not_priced_are_counted_once() -> None:
    found = COUNTER.count([make_deal(delivered=D(1000))], [make_lot(quantity=D(1000))])
    assert deltas(found.lines) == [(LineKind.PURCHASE, 0, -1000), (LineKind.STOCK, 1000, 0)]


def test_goods_at_sea_count_where_the_title_is() -> None:
    found = COUNTER.count(shipments=[make_transit(), make_transit(id="T2", has_title=False)])
    assert deltas(found.lines) == [(LineKind.TRANSIT, 200, 0)]


def test_what_moves_with_nothing_makes_no_line() -> None:
    done = make_deal(delivered=D(1000), priced=D(1000), price=D(1))
    found = COUNTER.count([done], [make_lot(quantity=D(0))], positions=[lots(symbol=CU1)])
    assert found.lines == ()


def test_a_lot_of_eggs_is_five_tonnes_and_belongs_to_whom_it_is_allocated() -> None:
    rows = [
        make_allocation(share=D("0.75"), futures=JD, unit="farm", strategy="s"),
        make_allocation(id="A2", share=D("0.25"), futures=JD),
    ]
    found = COUNTER.count(positions=[lots(symbol=JD, short_history=8)], allocations=rows)
    assert [(one.unit, one.strategy, one.delta_futures) for one in found.lines] == [
        ("farm", "s", -30),
        ("metals", "", -10),
    ]
    assert {(one.commodity, one.month, one.account) for one in found.lines} == {
        ("jd", "2027-01", "demo")
    }


def test_lots_that_nobody_claims_are_nobodys() -> None:
    found = COUNTER.count(positions=[lots(symbol=CU1, long_today=2)])
    assert [(one.unit, one.delta_futures) for one in found.lines] == [("", 10)]


def test_a_rolled_contract_is_in_the_month_it_was_rolled_to() -> None:
    (line,) = COUNTER.count([make_deal(rolls=(make_roll(),))]).lines
    assert (line.futures, line.month, line.pair) == (CU2, "2027-02", "cu")


@pytest.mark.parametrize("includes_tax", [True, False])
def test_without_tax_goods_shrink_and_futures_do_not(includes_tax: bool) -> None:
    counter = Counter(make_reference(), DAY, TaxView.WITHOUT_TAX)
    found = counter.count(
        [make_deal(quantity=D(1130), includes_tax=includes_tax)],
        [make_lot(quantity=D(113), includes_tax=includes_tax)],
        positions=[lots(symbol=CU1, short_today=100)],
    )
    goods = (1000, 100) if includes_tax else (1130, 113)
    assert deltas(found.lines) == [
        (LineKind.PURCHASE, goods[0], -goods[0]),
        (LineKind.STOCK, goods[1], 0),
        (LineKind.FUTURES, 0, -500),
    ]


def test_goods_of_a_bonded_contract_are_not_divided() -> None:
    counter = Counter(make_reference(), DAY, TaxView.WITHOUT_TAX)
    (line,) = counter.count(lots=[make_lot(futures="INE.bc2701", commodity="bc")]).lines
    assert (line.delta_spot, line.vat) == (500, 0)


def test_a_line_knows_its_rate_on_both_footings_and_futures_have_none() -> None:
    things = {"lots": [make_lot()], "positions": [lots(symbol=CU1, short_today=1)]}
    for view in TaxView:
        found = Counter(make_reference(), DAY, view).count(**things).lines
        assert [one.vat for one in found] == [D("0.13"), 0]
    (untaxed,) = COUNTER.count(lots=[make_lot(includes_tax=False)]).lines
    assert untaxed.vat == 0


def test_a_rate_that_is_not_on_file_is_no_zero() -> None:
    strange = make_lot(id="L9", futures="XX.yy2701")
    (line,) = COUNTER.count(lots=[strange]).lines
    assert (line.delta_spot, line.vat) == (500, None)
    found = Counter(make_reference(), DAY, TaxView.WITHOUT_TAX).count(lots=[strange])
    assert found.lines == ()
    (missing,) = found.uncounted
    assert (missing.ref, missing.unit, missing.why) == ("L9", "metals", found.faults[0])


def test_tonnes_without_tax_are_rounded_so_that_sums_stay_exact() -> None:
    counter = Counter(make_reference(), DAY, TaxView.WITHOUT_TAX)
    (line,) = counter.count(lots=[make_lot(quantity=D(100))]).lines
    assert line.delta_spot == D("88.495575")


def test_a_line_that_cannot_be_counted_is_a_sentence_and_the_rest_stands() -> None:
    strange = lots(symbol="GFEX.lc2701", long_today=1)
    found = COUNTER.count(lots=[make_lot()], positions=[strange])
    assert deltas(found.lines) == [(LineKind.STOCK, 500, 0)]
    assert found.faults == (f"no product is on file for GFEX.lc2701 on {DAY}",)
