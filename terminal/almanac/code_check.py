"""Rules of contracts that name products or exchanges which there are not, nearly as there are."""

from __future__ import annotations

from functools import cache

from terminal.almanac.calendar_check import wrong_house
from terminal.almanac.product_file import read_products
from terminal.almanac.table_file import TableFile


def check_codes(file: TableFile, table: str) -> None:
    """Complain of each product in [[table]] that is on file in other letters, and of exchanges.

    At SHFE "CU" is no copper, and SHEF no exchange: the rule would hold for nothing, and ours would
    go on.
    """
    rows = file.tables.get(table)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        house = row.get("exchange") if isinstance(row, dict) else None
        if isinstance(house, str) and (why := wrong_house(house, _houses())):
            file.complain((table, index, "exchange"), house, why)
        names = row.get("products") if isinstance(row, dict) else None
        for name in names if isinstance(names, list) else ():
            right = _spelling().get(f"{row.get('exchange')}.{name}".lower(), "")
            if right and right.partition(".")[2] != name:
                why = f"is written {right.partition('.')[2]}"
                file.complain((table, index, "products"), name, why)


@cache
def _houses() -> frozenset[str]:
    return frozenset(one.partition(".")[0] for one in read_products().products)


@cache
def _spelling() -> dict[str, str]:
    return {one.lower(): one for one in read_products().products}
