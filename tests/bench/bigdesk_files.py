"""A big desk as files: 20 units, 40 accounts, 300 contracts, 500 lots, 200 pairs, 2 000 rules.

Nothing is drawn by chance: the same addresses give the same files.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

PRODUCTS = (
    *("cu", "al", "zn", "pb", "ni", "sn", "ss", "ao", "ad", "rb"),
    *("hc", "wr", "bu", "ru", "sp", "op", "br", "fu", "au", "ag"),
)
UNITS, ACCOUNTS, CONTRACTS, LOTS = 20, 40, 300, 500
SYMBOLS = tuple(f"SHFE.{code}{2700 + month}" for code in PRODUCTS for month in range(3, 13))
BAND = 12
SPOT_PRICE = 5000
# Of each pair besides its band; only the first is met now and then by the front's prices.
PAIR_FORMULAS = (
    'abs(change(basis, "15m")) > 22',
    'abs(change(basis, "5m", per="price")) > 20%',
    'abs(change(basis, "1m")) > 40',
    'abs(change(basis, "sample")) > 40',
    "deviation(basis, 60) > 40",
    "deviation(basis, 20) / deviation(basis, 60) > 50",
    'during("09:00", "15:00") and abs(basis) > 60',
    'abs(change(basis, "1m")) > 40 and spot > 1',
)
# The profit comes with the counter's third change of an account's money.
ACCOUNT_FORMULAS = (
    "margin_ratio > 80%",
    "available < 1000",
    "equity < 1000",
    "position_profit > 2500",
)
# Of a unit in each of its commodities; what is priced or delivered would move them, quotes do not.
UNIT_FORMULAS = ("abs(flat_exposure) > 100000", "abs(basis_exposure) > 100000")


def account_id(number: int) -> str:
    """Name an account, which is its user too."""
    return f"acc{number:02d}"


def unit_ids() -> list[str]:
    """Name the business units."""
    return [f"U{number:02d}" for number in range(UNITS)]


def held(number: int) -> str:
    """Return the contract that an account holds lots of."""
    return SYMBOLS[number * 7 % len(SYMBOLS)]


def desk_text(market: str, trade: str) -> str:
    """Write the desk file; alerts tell nobody."""
    parts = [
        '[desk]\nid = "big"\nname = "big"\nmode = "SIM"\ndata = "data"\n'
        f'[market]\nurl = "{market}"\nhistory = 0\n[book_files]\nfolder = "book"\n'
    ]
    for number in range(ACCOUNTS):
        name = account_id(number)
        parts.append(
            f'[[account]]\nid = "{name}"\nurl = "{trade}"\nuser = "{name}"\npassword = "x"\n'
        )
        parts += (
            _formula(f"{name}.{at}", "account", name, words)
            for at, words in enumerate(ACCOUNT_FORMULAS)
        )
    for name in unit_ids():
        parts += (
            _formula(f"{name}.{at}", "unit", name, words) for at, words in enumerate(UNIT_FORMULAS)
        )
    for number, symbol in enumerate(SYMBOLS):
        name = f"p{number:03d}"
        parts.append(
            f'[[pair]]\nid = "{name}"\nname = "{name}"\nspot = "SPOT.s{number:03d}"\n'
            f'futures = "{symbol}"\npremium = 0\nbase_per_lot = 5\nspot_max_age = "1d"\n'
            f'[[rule]]\nid = "band.{name}"\nname = "band"\nmetric = "basis"\n'
            f'subjects = ["{name}"]\nwarning = {{ low = -{BAND}, high = {BAND} }}\n'
            f"hysteresis = 6\n"
        )
        parts += (
            _formula(f"{name}.{at}", "pair", name, words) for at, words in enumerate(PAIR_FORMULAS)
        )
    return "".join(parts)


def write_book(folder: Path) -> None:
    """Write the business book's CSV files."""
    folder.mkdir()
    units = unit_ids()
    _write(folder / "units.csv", ("单元编号", "名称"), ((one, one) for one in units))
    head = ("合同编号", "方向", "定价方式", "业务单元", "品种", "单位", "合同数量", "升贴水")
    _write(
        folder / "contracts.csv",
        (*head, "参考合约", "签订日期"),
        (
            (
                *(f"C{at:03d}", "采购" if at % 2 else "销售", "基差", units[at % UNITS]),
                *(_code(at), _unit(at), 100 + at, 10 + at % 7, _symbol(at), "2026-11-09"),
            )
            for at in range(CONTRACTS)
        ),
    )
    head = ("批次号", "业务单元", "品种", "单位", "库存数量", "入库成本", "参考合约")
    _write(
        folder / "stock.csv",
        (*head, "入库期货价", "入库日期"),
        (
            (
                *(f"L{at:03d}", units[at % UNITS], _code(at), _unit(at), 50 + at),
                *(SPOT_PRICE + at % 11, _symbol(at), SPOT_PRICE, "2026-11-12"),
            )
            for at in range(LOTS)
        ),
    )
    head = ("分配编号", "账户", "合约", "业务单元", "比例")
    _write(
        folder / "allocations.csv",
        head,
        ((f"A{at}", account_id(at), "*", units[at % UNITS], 1) for at in range(ACCOUNTS)),
    )


def _formula(name: str, on: str, subject: str, words: str) -> str:
    return (
        f'[[formula]]\nid = "{name}"\nname = "{name}"\non = "{on}"\nsubjects = ["{subject}"]\n'
        f"attention = '{words}'\nunknown = \"hold\"\n"
    )


# Unit and commodity turn at different speeds, so that a unit holds many commodities.
def _code(at: int) -> str:
    return PRODUCTS[at // 3 % len(PRODUCTS)]


def _symbol(at: int) -> str:
    return f"SHFE.{_code(at)}{2703 + at % 10}"


def _unit(at: int) -> str:
    return {"au": "g", "ag": "kg"}.get(_code(at), "t")


def _write(path: Path, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
