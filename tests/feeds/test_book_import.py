"""Files are proposed against the book: a difference, or sentences and nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from terminal.core.book_change import applied, inverse
from terminal.core.book_check import Known
from terminal.domain.change import ChangeKind
from terminal.domain.register import Register, Table
from terminal.feeds.basis_check import BasisSign
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Source, Terms, propose
from tests.book_builders import (
    DAY,
    D,
    make_contract,
    make_fixed,
    make_lot,
    make_pricing,
    make_register,
    make_settlement,
    weekdays,
)

COLUMNS = Columns(["SHFE.cu", "DCE.jd"], {"铜": "cu", "鸡蛋": "jd"})
KNOWN = Known(
    commodities={"cu": {"t"}, "jd": {"t"}},
    futures={"SHFE.cu2701", "SHFE.cu2702", "DCE.jd2701"},
    pairs={"cu", "jd"},
    accounts={"demo"},
)
BOOK = make_register(
    contracts=[make_contract(), make_fixed(id="P2")],
    pricings=[make_pricing()],
    stock=[make_lot()],
)
CONTRACTS = "合同编号,方向,定价方式,业务单元,品种,单位,合同数量,参考合约,升贴水,价格,签约期货价"
P1 = "P1,采购,基差,metals,铜,吨,1000,SHFE.cu2701,50,,"
P2 = "P2,采购,一口价,metals,cu,吨,1000,SHFE.cu2701,,88000,87900"
STOCK = "批次号,业务单元,品种,单位,库存数量,入库成本,参考合约,入库期货价,来源合同"
L1 = "L1,metals,cu,t,500,87800,cu2701,87900,"


def offer(text: str, name: str = "合同.csv", **terms: Any) -> Proposal:
    values = {"known": KNOWN, "day": DAY, "is_trading_day": weekdays} | terms
    return propose([Source(name, text.encode("gbk"))], BOOK, COLUMNS, Terms(**values))


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_a_sheet_that_was_left_empty_says_that_it_takes_all_away() -> None:
    proposal = offer(rows(STOCK), "库存.csv")
    words = "库存.csv: has a header and no rows: all 1 rows that the book has of stock are removed"
    assert (proposal.flags[0], len(proposal.changes)) == (words, 1)
    assert offer(rows(STOCK), "库存.csv", whole=False).flags == ()
    shipments = "在途编号,业务单元,品种,单位,在途数量,参考合约,货权"
    assert offer(rows(shipments), "在途.csv").flags == ()


def test_the_same_file_changes_nothing() -> None:
    proposal = offer(rows(CONTRACTS, P1, P2))
    assert (proposal.refusals, proposal.changes) == ((), ())
    assert proposal.after == BOOK


def test_a_file_is_a_difference_before_it_is_anything_and_can_be_undone() -> None:
    text = rows(
        CONTRACTS, P1.replace("1000", "１，２００").replace("，", ""), P2.replace("P2", "P3")
    )
    proposal = offer(text)
    assert [(c.kind, c.id, c.fields) for c in proposal.changes] == [
        (ChangeKind.CHANGED, "P1", ("quantity",)),
        (ChangeKind.REMOVED, "P2", ()),
        (ChangeKind.ADDED, "P3", ()),
    ]
    after = applied(BOOK, proposal.changes)
    assert after == proposal.after
    assert applied(after, inverse(proposal.changes)) == BOOK


def test_a_file_of_a_part_removes_nothing() -> None:
    proposal = offer(rows(CONTRACTS, P2.replace("88000", "88010")), whole=False)
    assert [(c.kind, c.id) for c in proposal.changes] == [(ChangeKind.CHANGED, "P2")]


def test_tables_that_are_not_named_stay() -> None:
    assert offer(rows(CONTRACTS, P1)).after.stock == BOOK.stock


REFUSED = [
    # wrong unit
    (P1.replace("吨", "公斤"), "单位 = '公斤': cu is booked in t; convert the quantities"),
    # missing premium
    (P1.replace(",50,", ",,"), "升贴水 = '': a basis contract needs its premium; 0 must be"),
    # unknown contract
    (P1.replace("cu2701", "cu2712"), "参考合约 = 'SHFE.cu2712': is not a contract the desk knows"),
    (P1.replace("SHFE.cu2701", "沪铜"), "参考合约 = '沪铜': is not a futures contract"),
    # negative quantity
    (P1.replace("1000", "-1000"), "合同数量 = '-1000': must not be negative; the side says"),
    (P1.replace("1000", "１千"), "合同数量 = '１千': is not a number"),
    (P1.replace("采购", "租"), "方向 = '租': is not one of purchase, buy"),
    (P1.replace("metals", "retail"), "业务单元 = 'retail': is not a business unit of the book"),
    (P2.replace(",87900", ",").replace(",88000", ","), "价格 = '': a fixed-price contract needs"),
]


@pytest.mark.parametrize(("bad", "why"), REFUSED)
def test_each_bad_row_is_one_sentence_and_nothing_is_applied(bad: str, why: str) -> None:
    good = P2 if bad.startswith("P1") else P1
    proposal = offer(rows(CONTRACTS, good, bad))
    (refusal,) = proposal.refusals
    assert refusal.startswith(f"合同.csv, line 3: {why}")
    assert (proposal.changes, proposal.after) == ((), BOOK)


def test_an_over_priced_contract_is_refused() -> None:
    proposal = offer(rows(CONTRACTS, P1.replace("1000", "99"), P2))
    assert proposal.refusals == (
        "合同.csv, line 2: 合同数量 = '99': with it, pricing F1 brings what is priced of "
        "contract P1 to 100, above its 99",
    )


def test_the_pricing_that_takes_a_contract_over_is_named_by_its_row() -> None:
    contracts = Source("合同.csv", rows(CONTRACTS, P1, P2).encode())
    lines = ("F1,P1,100,88000,2026-11-20 10:00", "F2,P1,901,88000,2026-11-21 10:00")
    pricings = Source(
        "点价.csv", rows("点价编号,合同编号,点价数量,点价价格,点价时间", *lines).encode()
    )
    terms = Terms(known=KNOWN, day=DAY, is_trading_day=weekdays)
    for sources in ([contracts, pricings], [pricings]):
        assert propose(sources, BOOK, COLUMNS, terms).refusals == (
            "点价.csv, line 3: 点价数量 = '901': brings what is priced of contract P1 to 1001, "
            "above its 1000",
        )


def test_goods_that_are_counted_twice_are_refused() -> None:
    proposal = offer(rows(STOCK, L1 + "P1"), "库存.csv")
    (refusal,) = proposal.refusals
    assert refusal.startswith(
        "库存.csv, line 2: 库存数量 = '500': is counted twice: 500 of contract"
    )


def test_a_row_elsewhere_that_no_longer_fits_is_named_as_the_books() -> None:
    (refusal,) = offer(rows(CONTRACTS, P2)).refusals
    assert refusal == "book, pricings F1: contract = 'P1': is not a contract of the book"


def test_a_lot_from_a_contract_that_nobody_knows_is_refused() -> None:
    (refusal,) = offer(rows(STOCK, L1 + "P9"), "库存.csv").refusals
    assert refusal == "库存.csv, line 2: 来源合同 = 'P9': is not a contract of the book"


def test_what_is_only_odd_is_flagged() -> None:
    proposal = offer(rows(CONTRACTS, P1, P2.replace(",87900", ",")))
    assert proposal.refusals == ()
    assert proposal.flags == (
        "合同.csv, line 3: 签约期货价 = '': without the futures price of its time it has no "
        "contract basis",
    )
    assert len(proposal.changes) == 1


def test_a_fault_that_was_there_before_does_not_stop_another_file() -> None:
    sick = msgspec.structs.replace(BOOK, pricings=(make_pricing(1001),))
    terms = Terms(known=KNOWN, day=DAY, is_trading_day=weekdays)
    source = Source("库存.csv", rows(STOCK, L1.replace("500", "400")).encode())
    proposal = propose([source], sick, COLUMNS, terms)
    assert proposal.refusals == ()
    assert [change.id for change in proposal.changes] == ["L1"]
    assert proposal.flags == (
        "book, pricings F1: quantity = '1001': brings what is priced of contract P1 to 1001, "
        "above its 1000",
    )


def test_a_basis_column_is_a_check() -> None:
    header, row = f"{STOCK},成本基差", f"{L1},"
    assert offer(rows(header, row + "-100"), "库存.csv").refusals == ()
    (refusal,) = offer(rows(header, row + "100"), "库存.csv").refusals
    assert "basis = 100 has the wrong sign: spot 87800 minus futures 87900 is -100" in refusal
    other = {"sign": BasisSign.FUTURES_MINUS_SPOT}
    assert offer(rows(header, row + "100"), "库存.csv", **other).refusals == ()
    (refusal,) = offer(rows(header, row + "-90"), "库存.csv").refusals
    assert refusal.startswith("库存.csv, line 2: basis = -90")
    fixed = rows(f"{CONTRACTS},锁定基差", P1 + ",", P2 + ",-100")
    (refusal,) = offer(fixed).refusals
    assert "wrong sign" in refusal


def test_hedge_quantity_and_price_go_together() -> None:
    header = f"{STOCK},套保数量,套保均价"
    proposal = offer(rows(header, f"{L1},500,88000"), "库存.csv")
    (lot,) = proposal.after.stock
    assert lot.hedge is not None
    assert (lot.hedge.quantity, lot.hedge.price) == (500, 88000)
    for tail in (",500,", ",,88000"):
        (refusal,) = offer(rows(header, L1 + tail), "库存.csv").refusals
        assert "hedge quantity and hedge price go together" in refusal
    assert offer(rows(header, f"{L1},0,"), "库存.csv").refusals == ()


def test_a_table_is_known_by_name_by_header_or_by_word() -> None:
    named = offer(rows(STOCK, L1), "导出.csv")
    assert named.refusals == ()
    terms = Terms(known=KNOWN, day=DAY, is_trading_day=weekdays)
    source = Source("x.csv", rows("编号,名称", "u,u", "metals,m", "farm,f").encode(), Table.UNITS)
    proposal = propose([source], Register(), COLUMNS, terms)
    assert [change.table for change in proposal.changes] == [Table.UNITS] * 3
    (refusal,) = offer("甲,乙\n1,2\n", "x.csv").refusals
    assert refusal.startswith("x.csv: neither its name nor its header says which table it holds")


def test_two_files_for_one_table_are_refused() -> None:
    terms = Terms(known=KNOWN, day=DAY, is_trading_day=weekdays)
    sources = [Source(name, rows(STOCK, L1).encode()) for name in ("库存.csv", "stock.csv")]
    proposal = propose(sources, BOOK, COLUMNS, terms)
    assert proposal.refusals == ("stock.csv and 库存.csv both hold the table stock",)


def test_all_that_is_wrong_is_said_at_once() -> None:
    text = rows(CONTRACTS, P1.replace("1000", "x"), P2.replace("采购", "?").replace("吨", ""))
    assert [refusal.partition(":")[0] for refusal in offer(text).refusals] == [
        "合同.csv, line 2",
        "合同.csv, line 3",
        "合同.csv, line 3",
    ]


def test_a_book_of_a_whole_desk_is_read_soon() -> None:
    lots = [L1.replace("L1", f"L{n}") for n in range(500)]
    proposal = offer(rows(STOCK, *lots), "库存.csv")
    assert len(proposal.after.stock) == 500
    assert sum(lot.quantity for lot in proposal.after.stock) == D(250_000)


SETTLED = "合约,交易日,结算价"


def settled(text: str, **terms: Any) -> Proposal:
    return offer(text, "结算价.csv", **terms)


@pytest.mark.parametrize(
    "text",
    [
        rows(SETTLED, "cu2701,2026-11-25,88000"),
        rows("symbol,day,settlement,note", 'SHFE.cu2701,2026/11/25,"88,000",from the exchange'),
        rows("Futures;Date;Settlement", "SHFE.cu2701;2026年11月25日;88000"),
    ],
)
def test_settlements_of_past_days_come_from_a_file(text: str) -> None:
    proposal = settled(text)
    assert proposal.refusals == ()
    assert proposal.after.settlements == (make_settlement(),)
    # Whatever the file is called, its header says what it is.
    assert offer(text, "Sheet1.csv").changes == proposal.changes


def test_a_file_adds_to_the_settlements_of_before_and_says_what_it_changes() -> None:
    monday = make_settlement("87900", date(2026, 11, 23))
    book = msgspec.structs.replace(BOOK, settlements=(monday, make_settlement()))
    text = rows(SETTLED, "cu2701,2026-11-25,88010", "cu2701,2026-11-24,87950").encode()
    terms = Terms(known=KNOWN, day=DAY, is_trading_day=weekdays)
    proposal = propose([Source("结算价.csv", text)], book, COLUMNS, terms)
    assert [(one.kind, one.id, one.fields) for one in proposal.changes] == [
        (ChangeKind.ADDED, "SHFE.cu2701 2026-11-24", ()),
        (ChangeKind.CHANGED, "SHFE.cu2701 2026-11-25", ("settlement",)),
    ]
    assert monday in proposal.after.settlements


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["cu2701,2026-11-25,-"], "结算价 = '-': is not a number"),
        (["cu2701,2026-11-25,"], "结算价 is empty"),
        (["cu2701,2026-11-22,88000"], "交易日 = '2026-11-22': is no trading day"),
        (
            ["cu2701,2026-11-26,88000"],
            "交易日 = '2026-11-26': lies after the trading day, 2026-11-25",
        ),
        (["cu2701,25.11.,88000"], "交易日 = '25.11.': is not a date; expected YYYY-MM-DD"),
        (["xy2701,2026-11-25,88000"], "合约 = 'xy2701': "),
        (["SHFE.cu2713,2026-11-25,88000"], "合约 = 'SHFE.cu2713': "),
    ],
)
def test_a_wrong_settlement_is_refused_by_file_line_and_value(lines: list[str], said: str) -> None:
    proposal = settled(rows(SETTLED, "cu2701,2026-11-23,87900", *lines))
    assert proposal.changes == ()
    assert proposal.refusals[0].startswith(f"结算价.csv, line 3: {said}")


def test_one_day_of_a_contract_stands_in_a_file_once() -> None:
    twice = settled(rows(SETTLED, "cu2701,2026-11-25,88000", "SHFE.cu2701,2026-11-25,88000"))
    assert twice.refusals == (
        "结算价.csv, line 3: 合约 交易日 = 'SHFE.cu2701 2026-11-25': is in line 2 already",
    )


def test_a_row_that_differs_from_what_the_front_told_is_flagged() -> None:
    known = msgspec.structs.replace(KNOWN, told=lambda symbol, day: D("88010.0"))
    proposal = settled(rows(SETTLED, "cu2701,2026-11-25,88000"), known=known)
    assert (proposal.refusals, len(proposal.changes)) == ((), 1)
    assert proposal.flags == (
        "结算价.csv, line 2: 结算价 = '88000': the front told 88010; this row goes before it",
    )
    assert settled(rows(SETTLED, "cu2701,2026-11-25,88010.00"), known=known).flags == ()
