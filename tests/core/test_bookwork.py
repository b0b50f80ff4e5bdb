"""A change of the book is one entry or a refusal; it is remembered, shown, and undone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from terminal.core.book_view import BookState, Called, Measures, Trial, group_key
from terminal.core.book_wish import ChangeBook, PriceContract, TryBook, UndoBook
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Engine, Memory
from terminal.core.event import PositionsChanged
from terminal.core.firm import Firm
from terminal.domain.audit import thing_of
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.line import Line
from terminal.domain.register import Register, Table
from tests.book_builders import (
    CU1,
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_products,
    make_register,
)
from tests.builders import FUTURES, NOW, make_line
from tests.playbook import Play, lots

WHEN = NOW


def changes_of(register: Register) -> tuple[Change, ...]:
    return tuple(
        Change(table=table, id=id, before=None, after=row)
        for table in Table
        for id, row in register.table(table).items()
    )


BOOK = changes_of(
    make_register(
        contracts=[make_contract(futures=FUTURES)],
        stock=[make_lot(futures=FUTURES)],
        allocations=[make_allocation()],
    )
)


class BookPlay(Play):
    """A desk whose book is in files: no lines in its desk file."""

    def __init__(self, **plant: Any) -> None:
        super().__init__(**{"book": ()} | plant)
        self.engine = Engine(self.plant, b"test", Firm(products=make_products()))

    @property
    def edits(self) -> list[Edit]:
        found = [one.record for one in self.all(Write) if one.record.kind == "book"]
        return [thing_of(record.body, Edit) for record in found]

    @property
    def book(self) -> BookState:
        state: BookState = self.engine.view(Topic.BOOK, "", self.now)
        return state


def loaded() -> BookPlay:
    play = BookPlay()
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32))
    return play


def shown(play: Play, topic: Topic) -> list[str]:
    return [one.key for one in play.all(Show) if one.topic is topic]


def test_a_change_is_one_entry_that_reads_back_as_it_was() -> None:
    play = loaded()
    (edit,) = play.edits
    assert edit.changes == BOOK
    assert (edit.source, edit.digest, edit.undoes) == ("book.xlsx", "ab" * 32, "")
    called = Called("strategy:stock-hedge", "库存保值"), Called("commodity:cu", "铜", "Copper")
    assert play.book == BookState(
        last=edit.id,
        source="book.xlsx",
        contracts=1,
        lots=1,
        called=called,
        strategies=("stock-hedge",),
        allocations=play.engine.state.bookwork.business.register.allocations,
    )


def test_what_a_change_moves_is_shown_and_can_be_looked_at() -> None:
    play = loaded()
    assert shown(play, Topic.LINE) == ["purchase:P1", "stock:L1"]
    assert shown(play, Topic.DEAL) == ["P1"]
    assert shown(play, Topic.GOODS) == ["stock:L1"]
    assert shown(play, Topic.UNIT) == ["farm", "metals"]
    for topic in (Topic.LINE, Topic.DEAL, Topic.GOODS, Topic.UNIT):
        for key in shown(play, topic):
            assert play.engine.view(topic, key, play.now) is not None


def test_an_outdated_difference_is_refused_and_changes_nothing() -> None:
    play = loaded()
    before = play.engine.state.bookwork.business.register
    again = Change(table=Table.LOTS, id="L1", before=None, after=make_lot(futures=FUTURES))
    extra = Change(table=Table.LOTS, id="L2", before=None, after=make_lot(id="L2"))
    play.hears(ChangeBook((extra, again), "li", "x.csv"))
    play.refuses("stock L1 is there already since the preview")
    play.records("refusal", key="row_is_there", args={"table": "stock", "id": "L1"})
    assert play.engine.state.bookwork.business.register == before
    assert play.edits == []


def test_a_book_that_cannot_be_right_is_refused_whole() -> None:
    # 100 t that came from P1, which says that nothing is delivered: they would count twice.
    twice = make_lot(id="L9", futures=FUTURES, contract="P1", quantity=D(100))
    play = loaded().hears(
        ChangeBook((Change(table=Table.LOTS, id="L9", before=None, after=twice),), "li", "x.csv")
    )
    play.refuses("is counted twice").records("refusal", key="book_fault")


def test_goods_of_a_pair_with_lines_in_the_desk_file_are_refused() -> None:
    play = BookPlay(book=(make_line(),)).hears(ChangeBook(BOOK, "li", "book.xlsx"))
    play.refuses("has lines in the desk file").records("refusal", key="in_desk_file")


def test_nothing_to_change_is_said() -> None:
    loaded().hears(ChangeBook((), "li", "same.csv")).refuses("nothing in the book would change")


def test_pricing_moves_flat_exposure_by_its_quantity_and_basis_exposure_by_nothing() -> None:
    play = loaded()
    before = play.engine.view(Topic.EXPOSURE, "cu", play.now)
    play.hears(PriceContract("P1", D(120), D(88000), "li"))
    after = play.engine.view(Topic.EXPOSURE, "cu", play.now)
    assert (after.flat - before.flat, after.basis - before.basis) == (120, 0)
    (edit,) = play.edits
    (change,) = edit.changes
    assert msgspec.structs.asdict(change.after)["time"] == WHEN  # type: ignore[arg-type]
    assert edit.source == "price P1"


def test_too_much_to_price_is_refused_with_its_figures() -> None:
    play = loaded().hears(PriceContract("P1", D(1001), D(88000), "li"))
    args = {"contract": "P1", "quantity": "1001", "left": "1000"}
    play.refuses("only 1000 is unpriced").records("refusal", key="too_much_to_price", args=args)


def test_an_undo_takes_back_the_newest_edit_and_then_the_one_before() -> None:
    play = loaded()
    first = play.book.last
    empty = Register()
    loaded_book = play.engine.state.bookwork.business.register
    play.hears(PriceContract("P1", D(120), D(88000), "li"))
    priced = play.book.last
    play.hears(UndoBook(priced, "li"))
    assert play.edits[0].undoes == priced
    assert play.engine.state.bookwork.business.register == loaded_book
    play.hears(UndoBook(priced, "li")).refuses("the book has been changed since")
    play.hears(UndoBook(first, "li"))
    assert play.engine.state.bookwork.business.register == empty
    play.hears(UndoBook(first, "li")).refuses("no change of the book that could be undone")


def test_a_restart_takes_up_the_book_and_what_an_undo_would_take_back() -> None:
    play = loaded()
    edits = list(play.edits)
    first = play.book.last
    play.hears(PriceContract("P1", D(120), D(88000), "li"))
    edits += play.edits
    play.hears(UndoBook(play.book.last, "li"))
    edits += play.edits
    again = BookPlay()
    effects = again.engine.restore(Memory(edits=tuple(edits)), again.now)
    work, before = again.engine.state.bookwork, play.engine.state.bookwork
    assert work.business.register == before.business.register
    assert again.book.last == first
    assert Show(Topic.LINE, "stock:L1") in effects


def test_a_trial_says_what_would_move_and_moves_nothing() -> None:
    play = loaded()
    wish = PriceContract("P1", D(120), D(88000), "li")
    play.hears(TryBook("t1", wish)).is_quiet()
    trial: Trial = play.engine.view(Topic.TRIAL, "t1", play.now)
    shift = next(one for one in trial.shifts if one.key == ("metals", "cu"))
    assert (shift.before.flat, shift.after.flat) == (500, 620)
    assert shift.before.basis == shift.after.basis == 1500
    assert play.engine.view(Topic.EXPOSURE, "cu", play.now).flat == 500
    play.hears(TryBook("t2", PriceContract("nobody", D(1), D(1), "li"))).is_quiet()
    refused: Trial = play.engine.view(Topic.TRIAL, "t2", play.now)
    assert refused.said is not None
    assert refused.said.key == "no_contract"


def test_a_screen_that_asks_all_day_leaves_little_behind() -> None:
    play = loaded()
    for number in range(50):
        play.hears(TryBook(str(number), PriceContract("P1", D(1), D(1), "li")))
    assert len(play.engine.state.bookwork.trials) == 20
    assert play.engine.view(Topic.TRIAL, "49", play.now) is not None


def test_a_reduction_is_measured_by_the_book_and_never_crosses_zero() -> None:
    # 500 t of stock and 40 lots long: 700 t flat; there are only 40 lots to close.
    play = loaded()
    play.opens(lots(long_history=40)).at(1).basis(600)
    plan = play.proposal.plan
    assert (plan.exposure_before, plan.exposure_after) == (700, 500)
    # A desk that is short 500 t and long 40 lots is short 300 t: its lots are the hedge.
    short = BookPlay()
    sold = make_lot(futures=FUTURES, quantity=D(0))
    register = make_register(
        contracts=[make_contract(futures=FUTURES, quantity=D(500), delivered=D(500))],
        stock=[sold],
        allocations=[make_allocation()],
    )
    short.hears(ChangeBook(changes_of(register), "li", "x"))
    short.opens(lots(long_history=40)).at(1).basis(600)
    assert short.approvals == []
    short.records("hindrance", key="hedge")


def test_pricing_between_proposal_and_click_is_noticed() -> None:
    play = loaded()
    play.opens(lots(long_history=40)).at(1).basis(600)
    approval = play.proposal
    # The purchase of another 1000 t gets its goods without a price: now the lots are the hedge.
    unpriced = make_contract(
        id="P2", futures=FUTURES, quantity=D(1000), delivered=D(1000), premium=D(0)
    )
    change = Change(table=Table.CONTRACTS, id="P2", before=None, after=unpriced)
    play.hears(ChangeBook((change,), "li", "x"))
    play.approves().sends()
    state = play.engine.state.responder.approvals[approval.id]
    assert state.said is not None
    assert state.said.key == "exposure_moved"


def test_measures_follow_the_market_once_a_second_and_no_quote() -> None:
    play = loaded().opens(lots(short_history=40)).at(1)
    play.basis(100)
    assert shown(play, Topic.MEASURE) == []
    play.ticks()
    key = group_key("metals", "cu")
    assert shown(play, Topic.MEASURE) == [key]
    measures: Measures = play.engine.view(Topic.MEASURE, key, play.now)
    assert (measures.futures, measures.purchase, measures.sale) == (FUTURES, 50.0, None)
    assert (measures.market, measures.cost, measures.exposed) == (100.0, -100.0, 100.0)
    assert measures.basis_risk == 1500 * 12_000


def test_a_strategy_is_measured_beside_its_unit_and_no_longer_when_it_has_nothing() -> None:
    play = loaded().opens(lots(short_history=40)).at(1)
    held = make_lot(id="L9", futures=FUTURES, quantity=D(80), strategy="stock-hedge")
    keys = [group_key("metals", "cu"), group_key("strategy:stock-hedge", "cu")]
    play.hears(ChangeBook((Change(table=Table.LOTS, id="L9", before=None, after=held),), "li", "x"))
    assert shown(play, Topic.MEASURE) == keys
    play.ticks()
    assert shown(play, Topic.MEASURE) == keys
    mine: Measures = play.engine.view(Topic.MEASURE, keys[1], play.now)
    assert mine.flat_risk == 80 * 12_000
    play.hears(ChangeBook((Change(table=Table.LOTS, id="L9", before=held, after=None),), "li", "x"))
    assert shown(play, Topic.MEASURE) == keys
    assert play.engine.view(Topic.MEASURE, keys[1], play.now) is None
    play.ticks()
    assert shown(play, Topic.MEASURE) == keys[:1]


def test_a_measure_whose_leg_is_not_good_is_none() -> None:
    play = loaded().opens(lots(short_history=40)).ticks(120)
    measures: Measures = play.engine.view(Topic.MEASURE, group_key("metals", "cu"), play.now)
    assert (measures.market, measures.exposed, measures.cost) == (None, None, -100.0)


def test_lots_that_are_gone_leave_the_tree() -> None:
    play = loaded().opens(lots(short_history=40))
    assert [one for one in shown(play, Topic.LINE) if one.startswith("futures")]
    play.hears(PositionsChanged("demo", (), True))
    (key,) = shown(play, Topic.LINE)
    assert play.engine.view(Topic.LINE, key, play.now) is None


def test_a_new_trading_day_counts_anew() -> None:
    play = BookPlay(book=(make_line(),))
    play.ticks()
    line: Line = play.engine.view(Topic.LINE, "given:stock", play.now)
    assert (line.month, line.commodity, line.ref) == ("2025-05", "cu", make_line().name)
    play.now += timedelta(days=1)
    play.hears()
    play.ticks()
    assert set(shown(play, Topic.MEASURE)) == {group_key(make_line().unit, "cu")}
    assert shown(play, Topic.LINE) == ["given:stock"]


def test_a_line_that_cannot_be_counted_is_a_fault_in_words() -> None:
    play = loaded()
    play.hears(PositionsChanged("demo", (lots(symbol="XXX.zz2701", long_today=1),), True))
    (fault,) = play.book.faults
    assert "no product is on file for XXX.zz2701" in fault


def test_the_reference_month_is_not_a_pair_of_the_desk() -> None:
    far = make_lot(id="L2", futures=CU1)
    change = Change(table=Table.LOTS, id="L2", before=None, after=far)
    play = loaded().hears(ChangeBook((change,), "li", "x"))
    assert play.edits
