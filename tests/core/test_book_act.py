"""Rolling, receiving and delivering on a desk: refused in a sentence, or one entry that stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from terminal.core.book_view import Trial
from terminal.core.book_wish import (
    BookAct,
    ChangeBook,
    DeliverGoods,
    PriceContract,
    ReceiveGoods,
    RollContract,
    TryBook,
    UndoBook,
)
from terminal.core.effect import Topic
from terminal.core.engine import Memory
from terminal.core.event import InstrumentsListed
from terminal.domain.contract import TradeSide
from terminal.domain.edit import Edit
from terminal.domain.exposure import Exposure
from terminal.domain.register import Register
from terminal.domain.stock import Lot
from tests.book_builders import (
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_register,
    make_transit,
)
from tests.builders import FUTURES, NOW, make_instrument, make_line
from tests.core.test_bookwork import BookPlay, changes_of

NEXT, AFTER = "SHFE.cu2506", "SHFE.cu2507"
SALE = TradeSide.SALE
START = make_register(
    contracts=[
        make_contract(futures=FUTURES, grade="A", strategy="stock-hedge", place="Shanghai"),
        make_contract(id="S1", side=SALE, futures=FUTURES, quantity=D(400)),
    ],
    stock=[make_lot(futures=FUTURES)],
    transit=[make_transit(futures=FUTURES, contract="P1", quantity=D(60), has_title=False)],
    allocations=[make_allocation()],
)


def rolled(quantity: int | None = 300, **fields: Any) -> RollContract:
    values: dict[str, Any] = {
        "contract": "P1",
        "futures": NEXT,
        "old_price": D(78000),
        "new_price": D(78120),
        "actor": "li",
        "reason": "agreed with the mill",
        "quantity": None if quantity is None else D(quantity),
    }
    return RollContract(**values | fields)


def received(quantity: int = 400, **fields: Any) -> ReceiveGoods:
    values: dict[str, Any] = {
        "contract": "P1",
        "quantity": D(quantity),
        "actor": "li",
        "reason": "warehouse receipt 17",
    }
    return ReceiveGoods(**values | fields)


def delivered(quantity: int = 120, **fields: Any) -> DeliverGoods:
    values: dict[str, Any] = {
        "contract": "S1",
        "lot": "L1",
        "quantity": D(quantity),
        "actor": "li",
        "reason": "truck 4",
    }
    return DeliverGoods(**values | fields)


def desk() -> BookPlay:
    play = BookPlay()
    play.hears(ChangeBook(changes_of(START), "li", "book.xlsx"))
    return play


def book(play: BookPlay) -> Register:
    return play.engine.state.bookwork.business.register


def months(play: BookPlay) -> dict[str, tuple[object, object]]:
    """Flat and basis exposure by month."""
    tree = play.engine.state.bookwork.business.tree
    node = ("metals", "cu")
    found = {key[2]: tree.sums(key, "t") for key in tree.children(node)}
    return {month: (sums.flat, sums.basis) for month, sums in found.items()}


def flat(play: BookPlay) -> Exposure:
    exposure: Exposure = play.engine.view(Topic.EXPOSURE, "cu", play.now)
    return exposure


ACTS = [
    (rolled(), "roll P1"),
    (received(), "receive P1"),
    (delivered(), "deliver S1"),
]


@pytest.mark.parametrize(("wish", "source"), ACTS)
def test_an_act_is_one_entry_with_its_reason_that_an_undo_takes_back_and_a_restart_finds(
    wish: BookAct, source: str
) -> None:
    play = desk()
    edits: list[Edit] = list(play.edits)
    before = book(play)
    play.hears(wish)
    (edit,) = play.edits
    edits.append(edit)
    assert (edit.source, edit.reason) == (source, wish.reason)  # type: ignore[union-attr]
    again = BookPlay()
    again.engine.restore(Memory(edits=tuple(edits)), again.now)
    assert book(again) == book(play) != before
    assert (again.book.last, again.book.source) == (edit.id, source)
    again.hears(UndoBook(edit.id, "li"))
    assert book(again) == before


def test_a_roll_of_a_part_moves_it_to_its_month_and_no_flat_exposure() -> None:
    play = desk()
    assert months(play) == {"2025-05": (500, 1100)}
    play.hears(rolled())
    assert months(play) == {"2025-05": (500, 800), "2025-06": (0, 300)}
    (roll,) = book(play).rolls
    assert (roll.time, roll.quantity, roll.source, roll.gap) == (NOW, 300, "", -120)
    # What is left of the old month can follow, or the part go on: each names its month.
    play.hears(rolled(100, source=NEXT, futures=AFTER)).hears(rolled(None, source=FUTURES))
    assert months(play) == {"2025-05": (500, 100), "2025-06": (0, 900), "2025-07": (0, 100)}
    assert [(one.quantity, one.source) for one in book(play).rolls[1:]] == [
        (100, NEXT),
        (None, FUTURES),
    ]


def test_an_act_without_a_month_is_on_whatever_is_open() -> None:
    play = desk()
    play.hears(rolled(1000)).hears(PriceContract("P1", D(200), D(78100), "li"))
    assert book(play).pricings[0].futures == NEXT
    assert months(play)["2025-06"] == (200, 1000)
    play.hears(rolled(None, futures=AFTER))
    assert book(play).rolls[-1].source == NEXT
    # The part that is priced stays where it was priced.
    assert months(play) == {"2025-05": (500, 100), "2025-06": (200, 200), "2025-07": (0, 800)}


def test_a_month_can_be_priced_by_name() -> None:
    play = desk()
    play.hears(rolled()).hears(PriceContract("P1", D(300), D(78100), "li", NEXT))
    assert months(play) == {"2025-05": (500, 800), "2025-06": (300, 300)}
    play.hears(PriceContract("P1", D(1), D(78100), "li", NEXT))
    play.refuses("1 to price in SHFE.cu2506, but only 0 is unpriced in that month")


def test_goods_received_unpriced_are_counted_once_and_carry_the_contracts_terms() -> None:
    play = desk()
    play.hears(received())
    lot = next(one for one in book(play).stock if one.contract == "P1")
    assert lot == Lot(
        id="P1-1",
        unit="metals",
        commodity="cu",
        quantity=D(400),
        futures=FUTURES,
        strategy="stock-hedge",
        contract="P1",
        grade="A",
        place="Shanghai",
        received=NOW.date(),
    )
    assert book(play).contracts[0].delivered == 400
    assert months(play) == {"2025-05": (500, 1100)}
    play.hears(PriceContract("P1", D(150), D(78000), "li"))
    assert months(play) == {"2025-05": (650, 1100)}


def test_the_desk_numbers_lots_by_contract_and_takes_no_name_twice() -> None:
    play = desk()
    play.hears(received(10, lot="P1-2")).hears(received(20)).hears(received(30))
    assert [one.id for one in book(play).stock] == ["L1", "P1-2", "P1-3", "P1-4"]


def test_a_receipt_says_its_own_lot_cost_and_place() -> None:
    play = desk()
    told = {
        "lot": " W-9 ",
        "cost": D(78050),
        "receipt_price": D(78000),
        "place": " Wuxi ",
        "grade": "A",
    }
    play.hears(received(futures=NEXT, **told))
    lot = next(one for one in book(play).stock if one.id == "W-9")
    assert (lot.futures, lot.cost, lot.receipt_price) == (NEXT, 78050, 78000)
    assert (lot.place, lot.grade) == ("Wuxi", "A")


def test_goods_received_belong_to_the_nearest_month_still_waited_for() -> None:
    play = desk()
    play.hears(rolled()).hears(received(700)).hears(received(100))
    assert [one.futures for one in book(play).stock if one.contract] == [FUTURES, NEXT]
    assert months(play) == {"2025-05": (500, 800), "2025-06": (0, 300)}


def test_what_came_on_a_shipment_leaves_it() -> None:
    play = desk()
    play.hears(received(60, shipment="T1"))
    assert book(play).transit[0].quantity == 0
    assert book(play).contracts[0].delivered == 60


def test_a_delivery_takes_goods_out_of_a_lot_and_lowers_what_is_owed() -> None:
    play = desk()
    play.hears(delivered())
    assert [one.quantity for one in book(play).stock] == [380]
    assert book(play).contracts[1].delivered == 120
    # Sold unpriced: the goods are gone, the price still follows futures.
    assert months(play) == {"2025-05": (500, 1100)}


REFUSED: list[tuple[BookAct, str]] = [
    (rolled(1001), "1001 to roll, but only 1000 is unpriced in SHFE.cu2505"),
    (rolled(-1), "a quantity must be above 0, not -1"),
    (rolled(contract="P9"), "no contract P9 is in the book"),
    (rolled(futures=FUTURES), "refers to SHFE.cu2505 already"),
    (rolled(futures="SHFE.cu2502"), "SHFE.cu2502 is no longer traded"),
    (rolled(futures="SHFE.cu2513"), "SHFE.cu2513 is not a month of a futures contract"),
    (rolled(futures="cu"), "cu is not a month of a futures contract"),
    (rolled(futures="SHFE.al2506"), "is another product than SHFE.cu2505, which contract P1 is on"),
    (rolled(futures="SHFE.cu2804"), "is not traded yet, it lies too far ahead"),
    (rolled(base_unit="kg"), "contract P1 is counted in t, not in kg"),
    (rolled(reason="  "), "needs a reason"),
    (received(1001), "1001 delivered would be more than 1000"),
    (received(0), "a quantity must be above 0, not 0"),
    (received(contract="S1"), "is a sale: nothing can be received from it"),
    (received(lot="L1"), "stock L1 is in the book already"),
    (received(base_unit="kg"), "contract P1 is counted in t, not in kg"),
    (received(grade="B"), "is of grade B, contract P1 asks for A"),
    (received(shipment="T9"), "no shipment T9 of contract P1"),
    (received(61, shipment="T1"), "shipment T1 has 60, less than 61"),
    (received(futures="SHFE.al2505"), "is another product"),
    (received(futures="SHFE.cu2502"), "is no longer traded"),
    (received(reason=""), "needs a reason"),
    (delivered(501), "lot L1 has 500, less than 501"),
    (delivered(401), "401 delivered would be more than 400"),
    (delivered(-3), "a quantity must be above 0, not -3"),
    (delivered(lot="L9"), "no lot L9 is in the book"),
    (delivered(contract="P1"), "is a purchase: nothing is delivered under it"),
    (delivered(base_unit="桶"), "contract S1 is counted in t, not in 桶"),
    (delivered(reason=""), "needs a reason"),
    (PriceContract("P1", D("NaN"), D(1), "li"), "a quantity must be above 0, not NaN"),
    (PriceContract("P1", D(1), D("NaN"), "li"), "P1: NaN is not a price"),
    (rolled(old_price=D("1e999999999")), "P1: 1E+999999999 is not a price"),
    (rolled(new_price=D("-Infinity")), "P1: -Infinity is not a price"),
    (received(cost=D("NaN")), "P1: NaN is not a price"),
    (received(receipt_price=D("Infinity")), "P1: Infinity is not a price"),
]


@pytest.mark.parametrize(("wish", "why"), REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence_and_tried_in_vain(
    wish: BookAct, why: str
) -> None:
    play = desk()
    before = book(play)
    play.hears(wish).refuses(why)
    assert book(play) == before
    assert play.edits == []
    play.hears(TryBook("t", wish))
    trial: Trial = play.engine.view(Topic.TRIAL, "t", play.now)
    assert trial.said is not None
    assert trial.shifts == ()


@pytest.mark.parametrize(
    ("symbol", "is_over"), [(FUTURES, False), ("SHFE.cu2503", False), (NEXT, True)]
)
def test_a_month_ends_with_itself_or_when_the_front_says_so(symbol: str, is_over: bool) -> None:
    play = BookPlay()
    contract = make_contract(futures=AFTER)
    play.hears(ChangeBook(changes_of(make_register(contracts=[contract])), "li", "x"))
    ended = make_instrument(symbol=NEXT, expires=NOW)
    going = make_instrument(symbol=FUTURES, expires=NOW + timedelta(seconds=1))
    play.hears(InstrumentsListed((ended, going)))
    play.hears(rolled(futures=symbol))
    if is_over:
        play.refuses("SHFE.cu2506 is no longer traded")
    else:
        assert [one.futures for one in book(play).rolls] == [symbol]


def test_a_roll_into_a_month_that_the_desk_file_counts_is_refused() -> None:
    play = BookPlay(book=(make_line(),))
    contract = make_contract(futures=NEXT)
    play.hears(ChangeBook(changes_of(make_register(contracts=[contract])), "li", "x"))
    play.hears(rolled(futures=FUTURES)).refuses("its goods belong to pair cu")


@pytest.mark.parametrize(
    ("wish", "moved"),
    [
        (rolled(), {"2025-05": (0, -300), "2025-06": (0, 300)}),
        (received(futures=NEXT), {"2025-05": (-400, -400), "2025-06": (400, 400)}),
        (delivered(), {}),
    ],
)
def test_a_trial_says_what_moves_by_month(
    wish: RollContract | ReceiveGoods | DeliverGoods, moved: dict[str, tuple[int, int]]
) -> None:
    play = desk()
    play.hears(TryBook("t", wish)).is_quiet()
    trial: Trial = play.engine.view(Topic.TRIAL, "t", play.now)
    assert trial.said is None
    found = {
        one.key[2]: (one.after.flat - one.before.flat, one.after.basis - one.before.basis)
        for one in trial.shifts
        if len(one.key) == 3
    }
    assert {month: move for month, move in found.items() if move != (0, 0)} == moved
