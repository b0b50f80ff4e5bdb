"""Other months of the listed products: quoted and described, and never traded here.

One month beside each contract, with open interest, so that a desk can tell which is the main one.
They stand still: what they are worth moves no price of the simulator. Each product's continuous
series (KQ.m@) names the month that held most at the end of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.sim.book import Wire
from terminal.sim.catalogue import Contract

# Product -> its open interest, of that of the listed contract; one has handed over already.
SHARES = {"si": Decimal("1.4")}
USUAL = Decimal("0.6")
# Months to the next one that is traded much: financial and metal futures list every month.
STEPS = {"cu": 1, "al": 1, "au": 2, "sc": 1, "si": 2, "lc": 2, "IF": 1}
RARE = 4
SERIES = "KQ.m@"


def neighbour(contract: Contract) -> Contract:
    """Return the next month of a contract's product that is traded much."""
    year, month = contract.delivery
    count = year * 12 + month - 1 + STEPS.get(contract.product, RARE)
    later = count // 12, count % 12 + 1
    digits = f"{later[0] % 100:02d}{later[1]:02d}"
    kept = len(contract.code) - len(contract.product)
    code = f"{contract.product}{digits[-kept:]}"
    return msgspec.structs.replace(
        contract,
        symbol=f"{contract.exchange}.{code}",
        name=f"{contract.name.rstrip('0123456789')}{digits[-kept:]}",
        delivery=later,
    )


def standing(contracts: Iterable[Contract], quotes: dict[str, Wire]) -> dict[str, Wire]:
    """Return the quotes of all other months, and of each product's continuous series.

    quotes: of the listed contracts, as they begin
    """
    found: dict[str, Wire] = {}
    for contract in contracts:
        listed = quotes[contract.symbol]
        interest = int(listed["pre_open_interest"] * SHARES.get(contract.product, USUAL))
        other = neighbour(contract)
        found[other.symbol] = _quote(other, interest, listed)
        is_ours = listed["pre_open_interest"] >= interest
        series = f"{SERIES}{contract.exchange}.{contract.product}"
        main = contract if is_ours else other
        named = {"instrument_id": series, "underlying_symbol": main.symbol}
        found[series] = (listed if is_ours else found[other.symbol]) | named
    return found


def _quote(contract: Contract, interest: int, listed: Wire) -> Wire:
    price = float(contract.price)
    return {
        "instrument_id": contract.symbol,
        "datetime": listed["datetime"],
        "last_price": price,
        "volume": interest // 4,
        "open_interest": interest,
        "pre_open_interest": interest,
        "pre_settlement": price,
        "pre_close": price,
    }
