"""The columns of each table of the business book: their headers, and how a cell is read.

Templates, imports and exports all follow from this one list. `basis` columns are checks: they are
recomputed and compared, and never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from terminal.domain.allocation import Allocation
from terminal.domain.contract import Contract
from terminal.domain.pricing import Pricing
from terminal.domain.register import Table
from terminal.domain.roll import Roll
from terminal.domain.settlement import Settlement
from terminal.domain.stock import Lot
from terminal.domain.strategy import Strategy
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit
from terminal.feeds import book_cell as cell

CHECK = "basis"

Read = Callable[[str], Any]


class Column(msgspec.Struct, frozen=True):
    """key: field of the row. names: headers that mean it, the first one Chinese, for templates."""

    key: str
    names: tuple[str, ...]
    read: Read
    is_required: bool = False
    note: str = ""


class Shape(msgspec.Struct, frozen=True):
    """One table: what its rows become, how its sheet may be called, and its columns.

    keys: the columns whose values together are the id of a row that has none of its own
    is_added: rows that a file does not name stay, however it is taken
    """

    make: type
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    is_added: bool = False


class Columns:
    """All tables.

    products: such as "SHFE.cu"; they complete symbols that are written without an exchange
    commodities: code by name, such as {"铜": "cu"}
    """

    def __init__(
        self, products: Iterable[str] = (), commodities: Mapping[str, str] | None = None
    ) -> None:
        self._symbol: Read = cell.symbols(products)
        self._commodity: Read = cell.commodity(commodities or {})
        self.shapes: dict[Table, Shape] = {
            Table.UNITS: Shape(BusinessUnit, ("业务单元",), (_id("单元编号"), _name())),
            Table.STRATEGIES: Shape(
                Strategy, ("策略",), (_id("策略编号"), _needs("unit", "业务单元"), _name())
            ),
            Table.CONTRACTS: Shape(Contract, ("合同", "现货合同"), self._contract()),
            Table.PRICINGS: Shape(Pricing, ("点价", "点价记录"), self._pricing()),
            Table.ROLLS: Shape(Roll, ("移仓", "换月"), self._roll()),
            Table.LOTS: Shape(Lot, ("库存",), self._lot()),
            Table.TRANSITS: Shape(Transit, ("在途",), self._transit()),
            Table.ALLOCATIONS: Shape(Allocation, ("分配", "归属"), self._allocation()),
            Table.SETTLEMENTS: Shape(
                Settlement,
                ("结算价", "结算"),
                self._settlement(),
                keys=("futures", "day"),
                is_added=True,
            ),
        }

    def table_named(self, name: str) -> Table | None:
        """Return the table that a file or a sheet of this name holds."""
        found = cell.plain(name).lower()
        for table, shape in self.shapes.items():
            if found == table.value or found in shape.names:
                return table
        return None

    def _futures(self, name: str = "参考合约", *more: str) -> Column:
        note = "SHFE.cu2701"
        return Column("futures", (name, *more, "合约"), self._symbol, is_required=True, note=note)

    def _goods(self, quantity: str) -> tuple[Column, ...]:
        return (
            _needs("unit", "业务单元"),
            _text("strategy", "策略"),
            Column("commodity", ("品种",), self._commodity, is_required=True),
            Column("base_unit", ("单位", "计量单位"), cell.unit, is_required=True, note="t / 吨"),
            Column("quantity", (quantity, "数量"), cell.quantity, is_required=True),
        )

    def _contract(self) -> tuple[Column, ...]:
        return (
            _id("合同编号"),
            Column("side", ("方向",), cell.choice(cell.SIDES), True, "采购 / 销售"),
            Column(
                "kind",
                ("定价方式",),
                cell.choice(cell.KINDS),
                True,
                "一口价 / 基差 / 均价 / 后点价",
            ),
            *self._goods("合同数量"),
            _amount("priced", "已点价数量"),
            _amount("delivered", "已交货数量"),
            _answer("is_final", "交货完毕"),
            Column("tolerance", ("溢短装",), cell.fraction, note="5%"),
            _price("price", "价格", "一口价, 或已点价部分的均价; 与期货同一单位、含税口径"),
            _price("premium", "升贴水", "基差、均价、后点价合同必填; 0 也要写"),
            self._futures(),
            _price("hedge_price", "签约期货价", "一口价合同签订时的期货价, 或套保成交均价"),
            _price(CHECK, "锁定基差", "核对列: 价格 - 签约期货价"),
            _code("pair", "基差对"),
            _text("counterparty", "对手方"),
            _text("grade", "品级"),
            _text("place", "地点"),
            _answer("includes_tax", "含税"),
            Column("pricing_right", ("点价权",), cell.choice(cell.RIGHTS), note="买方 / 卖方"),
            _day("signed", "签订日期"),
            _day("pricing_until", "点价截止"),
            _day("delivery_until", "交货截止"),
            _day("window_start", "均价期起"),
            _day("window_end", "均价期止"),
        )

    def _pricing(self) -> tuple[Column, ...]:
        return (
            _id("点价编号"),
            _needs("contract", "合同编号"),
            Column("quantity", ("点价数量", "数量"), cell.quantity, is_required=True),
            Column("price", ("点价价格", "期货价"), cell.number, True, "期货价, 不含升贴水"),
            Column("futures", ("点价合约", "合约"), self._symbol, note="分批移仓后才需填写"),
            Column("time", ("点价时间", "时间"), cell.time, True, "2026-11-25 10:30:00"),
        )

    def _roll(self) -> tuple[Column, ...]:
        return (
            _id("移仓编号"),
            _needs("contract", "合同编号"),
            self._futures("新合约"),
            Column("source", ("原合约",), self._symbol, note="分批移仓时填写"),
            Column("quantity", ("移仓数量", "数量"), cell.quantity, note="空 = 全部未点价数量"),
            Column("old_price", ("原合约价",), cell.number, is_required=True),
            Column("new_price", ("新合约价",), cell.number, is_required=True),
            Column("time", ("移仓时间", "时间"), cell.time, True, "2026-11-25 10:30:00"),
        )

    def _lot(self) -> tuple[Column, ...]:
        return (
            _id("批次号"),
            *self._goods("库存数量"),
            _price("cost", "入库成本", "与期货同一单位、含税口径"),
            self._futures(),
            _price("receipt_price", "入库期货价"),
            _amount("hedge_quantity", "套保数量"),
            _price("hedge_price", "套保均价"),
            _price(CHECK, "成本基差", "核对列: 入库成本 - 套保均价 (未套保部分: 入库期货价)"),
            _code("contract", "来源合同"),
            _code("pair", "基差对"),
            _text("grade", "品级"),
            _text("place", "仓库"),
            _answer("includes_tax", "含税"),
            _day("received", "入库日期"),
        )

    def _transit(self) -> tuple[Column, ...]:
        return (
            _id("在途编号"),
            *self._goods("在途数量"),
            _price("cost", "成本"),
            self._futures(),
            Column("has_title", ("货权", "货权在我"), cell.choice(cell.ANSWERS), True, "是 / 否"),
            _code("contract", "来源合同"),
            _code("pair", "基差对"),
            _answer("includes_tax", "含税"),
            _day("departed", "发运日期"),
            _day("due", "预计到达"),
        )

    def _allocation(self) -> tuple[Column, ...]:
        return (
            _id("分配编号"),
            _needs("account", "账户", "资金账号"),
            Column("futures", ("合约",), self._symbol, is_required=True, note="SHFE.cu2701, 或 *"),
            _needs("unit", "业务单元"),
            _text("strategy", "策略"),
            Column("share", ("比例", "份额"), cell.share, is_required=True, note="50%"),
        )

    def _settlement(self) -> tuple[Column, ...]:
        return (
            Column("futures", ("合约", "symbol"), self._symbol, True, "SHFE.cu2701"),
            Column("day", ("交易日", "日期", "date"), cell.day, True, "2026-11-25"),
            Column("settlement", ("结算价", "price"), cell.number, True),
        )


def _id(name: str) -> Column:
    return Column("id", (name, "编号"), cell.plain, is_required=True)


def _needs(key: str, *names: str) -> Column:
    return Column(key, names, cell.plain, is_required=True)


def _name() -> Column:
    return Column("name", ("名称",), cell.words, is_required=True)


def _text(key: str, *names: str) -> Column:
    return Column(key, names, cell.plain if key == "strategy" else cell.words)


def _code(key: str, *names: str) -> Column:
    return Column(key, names, cell.plain)


def _amount(key: str, name: str) -> Column:
    return Column(key, (name,), cell.quantity)


def _price(key: str, name: str, note: str = "") -> Column:
    return Column(key, (name,), cell.number, note=note)


def _day(key: str, name: str) -> Column:
    return Column(key, (name,), cell.day, note="2026-11-25")


def _answer(key: str, name: str) -> Column:
    return Column(key, (name,), cell.choice(cell.ANSWERS), note="是 / 否")
