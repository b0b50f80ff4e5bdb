"""What is short enough of an alert's facts for notices that a person reads on a phone."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from terminal.core.explain import OFF_MAIN
from terminal.domain.alert import Fact

MOST_PARTS = 2
PARTS = {
    "part_spot": "现货",
    "part_unit": "单位换算",
    "part_tax": "税",
    "part_freight": "运费",
    "part_premium": "升贴水",
    "part_fx": "汇率",
    "part_futures": "期货",
    "part_roll": "换月",
    "part_futures_and_roll": "期货及换月",
    "part_terms": "合同条款",
    "part_quantity": "数量",
    "part_lines": "明细进出",
    "part_month": "折算月变更",
    "part_stock_in": "入库",
    "part_stock_out": "出库",
    "part_stock": "库存",
    "part_transit": "在途",
    "part_given": "台面文件",
    "part_contract_in": "新合同",
    "part_contract_out": "合同了结",
    "part_contract": "合同变动",
    "part_priced": "点价",
    "part_rolled": "换月",
    "part_delivered": "交货",
    "part_lots": "期货持仓",
    "part_allocated": "持仓分配",
    "part_others": "其余",
    "position_profit": "持仓盈亏",
    "close_profit": "平仓盈亏",
    "commission": "手续费",
    "deposit": "入金",
    "withdraw": "出金",
    "other": "其他",
}


def clause(facts: Iterable[Fact]) -> str:
    """Name the largest parts of what moved, the first one the cause; "" where none is told."""
    found = [(_name(one), _amount(one.value)) for one in facts if one.name in PARTS]
    moved = [(name, amount) for name, amount in found if amount]
    moved.sort(key=lambda part: -abs(part[1]))
    words = " ".join(f"{name}{amount:+f}" for name, amount in moved[:MOST_PARTS])
    return f"成因 {words}" if words else ""


def alias_clause(facts: Iterable[Fact]) -> str:
    """Say that a pair's contract is not the main one, and which is; "" where it is, or may be."""
    named = {one.name: one.value for one in facts}
    if OFF_MAIN not in named:
        return ""
    main = named["main_contract"].partition(" ")[0]
    return f"非主力(主力 {main.rpartition('.')[2]})"


def _name(fact: Fact) -> str:
    # "P1: 1000 → 600: -400 t" is of one line, which is named; a price's part is not.
    line, _, rest = fact.value.partition(": ")
    return f"{PARTS[fact.name]} {line} " if ": " in rest else PARTS[fact.name]


def _amount(value: str) -> Decimal:
    # "78000 → 78150: -150 CNY/t" and "-900000 CNY" both end in the amount and its unit.
    try:
        return Decimal(value.rpartition(": ")[2].split(" ")[0])
    except InvalidOperation:
        return Decimal(0)
