"""Goods after tax: what is divided, what is not, what cannot be; and that the law still holds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_wish import ChangeBook
from terminal.core.closes import Close
from terminal.core.deals import deals_of
from terminal.core.effect import Topic
from terminal.core.engine import Engine
from terminal.core.exposure_tree import ExposureTree
from terminal.core.firm import Firm, date_in_beijing
from terminal.core.footing import GRAIN, divided, footed, rate_of, seen_as
from terminal.core.lines import Counter
from terminal.core.marks import Marks
from terminal.core.plan import check_exposure
from terminal.core.reference import NoReference
from terminal.core.refusal import NoPlan
from terminal.domain.contract import TradeSide
from terminal.domain.line import TaxView
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    JD,
    D,
    book_line,
    make_allocation,
    make_contract,
    make_fixed,
    make_lot,
    make_products,
    make_reference,
    make_register,
    make_transit,
    weekdays,
)
from tests.builders import FUTURES, NOW, make_line, make_pair
from tests.core.test_bookwork import BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import Play, lots, reducing
from tests.worth import worth_of_deal, worth_of_futures, worth_of_goods

WITH, WITHOUT = TaxView.WITH_TAX, TaxView.WITHOUT_TAX
BC = "INE.bc2701"
PAIRS = {CU1: "cu", CU2: "cu", JD: "jd", BC: "bc"}
RATES = {CU1: D("0.13"), CU2: D("0.13"), JD: D("0.09"), BC: D(0)}
SCALE = {JD: D(2)}
REFERENCE = make_reference()


def book() -> Any:
    """Both sides, priced and unpriced, taxed and not, bonded and eggs."""
    eggs = {"commodity": "jd", "futures": JD, "unit": "farm"}
    bonded = {"commodity": "bc", "futures": BC}
    return make_register(
        contracts=[
            make_contract(delivered=D(100)),
            make_fixed(id="P2", quantity=D("333.333")),
            make_contract(id="S1", side=TradeSide.SALE, quantity=D(800), premium=D(-30)),
            make_contract(id="S2", side=TradeSide.SALE, quantity=D("40.5"), premium=D(5), **eggs),
            make_contract(id="P3", quantity=D(60), includes_tax=False, futures=CU2),
            make_contract(id="P4", quantity=D(70), **bonded),
        ],
        stock=[make_lot(), make_lot(id="L2", **eggs), make_lot(id="L3", **bonded)],
        transit=[make_transit()],
    )


def after_tax(includes_tax: bool, futures: str) -> Decimal:
    return 1 + RATES[futures] if includes_tax else D(1)


STEP = st.decimals(-5000, 5000, places=2)
PATH = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("cu", "jd", "bc", *PAIRS), STEP)), min_size=1, max_size=5
)


@given(path=PATH)
def test_profit_after_tax_is_exposure_without_tax_times_what_moved(path: Any) -> None:
    register, deals = book(), deals_of(book(), DAY, weekdays)
    held = {CU1: D(-450), JD: D(-20), BC: D(15)}
    positions = [lots(symbol=key, long_today=int(tonnes / 5)) for key, tonnes in held.items()]
    counter = Counter(REFERENCE, DAY, WITHOUT)
    found = counter.count(deals, register.stock, register.transit, positions)
    assert found.faults == ()
    tree = ExposureTree(("futures",))
    tree.load(found.lines)
    spot = {"cu": D(88100), "jd": D(3950), "bc": D(78000)}
    futures = {CU1: D(88000), CU2: D(88200), JD: D(3900), BC: D(77900)}
    entries = dict(futures)

    def worth() -> Decimal:
        # The margin of goods is what is left after the tax in their price; futures pay none.
        marks = Marks(spot=dict(spot), futures=dict(futures), scale=SCALE)
        total = D(0)
        for deal in deals:
            terms = deal.contract
            whole = worth_of_deal(deal, PAIRS[terms.futures], marks)
            total += whole / after_tax(terms.includes_tax, terms.futures)
        for goods in (*register.stock, *register.transit):
            whole = worth_of_goods(goods, PAIRS[goods.futures], marks)
            total += whole / after_tax(goods.includes_tax, goods.futures)
        for symbol, tonnes in held.items():
            total += worth_of_futures(tonnes, entries[symbol], symbol, marks)
        return total

    for steps in path:
        before, was = worth(), (dict(spot), dict(futures))
        for name, step in steps.items():
            (spot if name in spot else futures)[name] += step
        promised = D(0)
        for symbol, pair in PAIRS.items():
            sums = tree.sums((symbol,), "t")
            moved = futures[symbol] - was[1][symbol]
            basis = spot[pair] - was[0][pair] - moved
            promised += (sums.basis * basis + sums.flat * moved) * SCALE.get(symbol, D(1))
        # Each line's tonnes are rounded to a gram: 12 lines, two deltas, moves of 10 000 at most.
        assert abs(worth() - before - promised) <= 12 * 2 * 2 * GRAIN * 15000


@given(quantity=st.decimals(-9999, 9999, places=3), rate=st.sampled_from(["0.13", "0.09", "0.17"]))
def test_a_line_looked_at_on_the_other_footing_comes_back_to_itself(
    quantity: Decimal, rate: str
) -> None:
    line = book_line(vat=D(rate))
    line = msgspec.structs.replace(line, delta_spot=quantity, delta_futures=-quantity)
    there = seen_as(line, WITH, WITHOUT)
    assert there is not None
    assert there.delta_spot == divided(quantity, D(rate)) == -there.delta_futures
    assert abs(there.delta_spot) <= abs(quantity)
    assert seen_as(there, WITHOUT, WITH) == line


def test_what_is_looked_at_as_it_is_counted_is_as_it_is() -> None:
    line = book_line(113, -113, vat=D("0.13"))
    assert seen_as(line, WITHOUT, WITHOUT) is line
    assert seen_as(book_line(113), WITH, WITHOUT) == book_line(113)
    assert seen_as(book_line(113, vat=None), WITH, WITHOUT) is None


def test_the_rate_is_that_of_the_day_and_of_the_contract() -> None:
    assert rate_of(REFERENCE, CU1, date(2019, 3, 31), WITH, includes_tax=True) == D("0.16")
    assert rate_of(REFERENCE, CU1, DAY, WITHOUT, includes_tax=True) == D("0.13")
    assert rate_of(REFERENCE, CU1, DAY, WITHOUT, includes_tax=False) == 0
    assert rate_of(REFERENCE, BC, DAY, WITHOUT, includes_tax=True) == 0
    assert rate_of(REFERENCE, JD, date(2019, 3, 31), WITH, includes_tax=True) is None
    with pytest.raises(NoReference, match="no farm VAT rate is on file for"):
        rate_of(REFERENCE, JD, date(2019, 3, 31), WITHOUT, includes_tax=True)


def test_lines_of_the_desk_file_are_divided_and_what_has_no_rate_is_named() -> None:
    pairs = (make_pair(futures=CU1), make_pair(id="odd", futures="XX.yy2701"))
    lines = (
        make_line(delta_spot=D(1130), delta_futures=D(-565)),
        make_line(id="free", delta_spot=D(7), includes_tax=False),
        make_line(id="odd", pair="odd", name="奇货", delta_spot=D(9)),
    )
    assert footed(pairs, lines, REFERENCE, DAY, WITH).lines == lines
    found = footed(pairs, lines, REFERENCE, DAY, WITHOUT)
    assert [(one.delta_spot, one.delta_futures) for one in found.lines] == [(1000, -500), (7, 0)]
    (missing,) = found.uncounted
    assert (missing.ref, missing.futures) == ("奇货", "XX.yy2701")
    assert missing.why == f"no product is on file for XX.yy2701 on {DAY}"


# 113 t of goods and 20 lots sold: 13 t too long with tax, flat without.
GIVEN = (make_line(delta_spot=D(113)),)
BOOK = changes_of(
    make_register(
        stock=[make_lot(quantity=D(113), futures=FUTURES)], allocations=[make_allocation()]
    )
)


def desk(footing: TaxView, *, has_book: bool = True) -> BookPlay:
    over = formula("abs(flat_exposure) > 5", on="unit", subjects=("*",))
    play = BookPlay(footing=footing, rules=(over,), book=() if has_book else GIVEN)
    play.opens(lots(short_history=20))
    return play.hears(ChangeBook(BOOK, "li", "book.xlsx")) if has_book else play


@pytest.mark.parametrize("footing", TaxView)
@pytest.mark.parametrize("has_book", [True, False])
def test_rules_pairs_and_orders_have_one_footing(footing: TaxView, has_book: bool) -> None:
    play = desk(footing, has_book=has_book).ticks(3)
    flat = 13 if footing is WITH else 0
    assert len(play.alerts) == (footing is WITH)
    pair = play.engine.view(Topic.EXPOSURE, "cu", play.now)
    assert (pair.flat, pair.footing, play.book.footing) == (flat, footing, footing)
    found = play.engine.state.look("demo", FUTURES, play.now).exposure
    assert (found.flat, found.footing) == (flat, footing)


def test_what_is_proposed_says_on_which_footing_and_holds_on_no_other() -> None:
    play = BookPlay(footing=WITHOUT, book=(make_line(delta_spot=D(113)),), rules=(reducing(),))
    play.opens(lots(long_history=10), basis=600).ticks(1)
    plan = play.proposal.plan
    # 100 t of goods after tax and 50 t of lots, of which all ten may go.
    assert (plan.exposure_before, plan.exposure_after, plan.footing) == (150, 100, WITHOUT)
    where = play.engine.state.look("demo", FUTURES, play.now)
    check_exposure(plan, plan.volume, where)
    other = msgspec.structs.replace(plan, footing=WITH)
    with pytest.raises(NoPlan, match="another tax footing than when this was planned"):
        check_exposure(other, plan.volume, where)


def test_goods_without_a_rate_leave_the_exposure_unknown_and_propose_nothing() -> None:
    # Without the 113 t the hedge would look like speculation, and would be closed.
    firm = Firm(products=make_products(products={}))
    play = Play(footing=WITHOUT, book=GIVEN, rules=(reducing(),))
    play.engine = Engine(play.plant, b"test", firm)
    play.opens(lots(short_history=20), basis=600).ticks(2)
    assert play.engine.view(Topic.BOOK, "", play.now).faults == (
        f"no product is on file for {FUTURES} on {firm.day_of(play.now)}",
    )
    assert not play.approvals
    hindrance = play.engine.view(Topic.HINDRANCE, play.alert.id, play.now)
    assert hindrance.reason == (
        f"{FUTURES}: no VAT rate is on file for {GIVEN[0].name} and it is not counted; the "
        "exposure is unknown, and nothing is proposed"
    )
    bookwork = play.engine.state.bookwork
    (group,) = bookwork.groups()
    assert group[0] == GIVEN[0].unit
    assert bookwork.values(group, (), play.now)["flat_exposure"] is None


def test_an_exposure_of_another_footing_is_no_reference() -> None:
    values = {"metals/cu": {"flat_exposure": 13.0, "exposure_basis": 5.0, "inventory_basis": 7.0}}
    close = Close(day=date_in_beijing(NOW) - timedelta(days=1), values=values)
    for footing, kept in ((WITH, values), (WITHOUT, {"metals/cu": {"inventory_basis": 7.0}})):
        play = desk(footing)
        closes = play.engine.state.closes
        closes.restore([close], play.now)
        assert closes.settled is not None
        assert closes.settled.values == kept
