"""A desk on two months of copper whose goods stand against both, over the turn of a day.

300 t of metals' copper stand against cu2505 (pair cu), 100 t against cu2506 (pair cu6), one spot
price for both. Yesterday ended at spot 78 100, 78 000 and 78 900: bases of 100 and -800, and an
inventory basis of (300 x 100 - 100 x 800) / 400 = -125. The months settled at 77 960 and 78 940:
bases of 140 and -840, and (300 x 140 - 100 x 840) / 400 = -105.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from terminal.core.closes import Close
from terminal.core.effect import Write
from terminal.core.engine import Engine, Memory
from terminal.core.event import InstrumentsListed, QuotesChanged
from terminal.core.firm import Firm
from terminal.core.settlements import KIND, SettledDay
from terminal.domain.audit import thing_of
from terminal.domain.edit import Edit
from terminal.domain.rule import Rule
from tests.book_builders import D, make_contract, make_lot, make_products, make_register, weekdays
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_instrument, make_pair, stamp
from tests.core.test_bookwork import BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import up

LATER, UNIT = "SHFE.cu2506", "metals/cu"
DAY = 86_400
FIRM = Firm(products=make_products(), is_trading_day=weekdays)
STOCK = [
    make_lot(futures=FUTURES, quantity=D(300), pair=PAIR),
    make_lot(id="L2", futures=LATER, quantity=D(100), pair="cu6"),
]
INVENTORY = 'abs(change(inventory_basis, "settlement")) > 100'
BOTH = (77_960.0, 78_940.0)
PUBLISHED = ((FUTURES, BOTH[0]), (LATER, BOTH[1]))
SETTLED = [("then_settled", f"{FUTURES} 77960"), ("then_settled", f"{LATER} 78940")]
LAST = [("then_last", f"{FUTURES} 78000"), ("then_last", f"{LATER} 78900")]
TODAY = NOW.date()
# Contracts: 600 t at cu2505 + 50 and 400 t at cu2506 - 30, told in the month with most tonnes. The
# later month's is converted: -30 + 78 900 - 78 000 = 870. (600 x 50 + 400 x 870) / 1000 = 378. By
# settlements it is -30 + 78 940 - 77 960 = 950, and 410.
CONTRACTS = {
    "contracts": [
        make_contract(futures=FUTURES, quantity=D(600), pair=PAIR),
        make_contract(id="P2", futures=LATER, quantity=D(400), premium=D(-30), pair="cu6"),
    ]
}


def unit_rule(said: str, **fields: Any) -> Rule:
    return formula(said, **{"on": "unit", "subjects": ("metals",)} | fields)


class Desk(BookPlay):
    """A desk on two months that has told nothing yet."""

    def __init__(
        self,
        *rules: Rule,
        memory: Memory | None = None,
        days: int = 0,
        premium: int = 0,
        tables: dict[str, Any] | None = None,
    ) -> None:
        pairs = tuple(
            make_pair(id=id, futures=futures, premium=D(premium))
            for id, futures in ((PAIR, FUTURES), ("cu6", LATER))
        )
        super().__init__(rules=rules, pairs=pairs)
        self.engine = Engine(self.plant, b"test", FIRM)
        self.now = NOW + timedelta(days=days)
        book = changes_of(make_register(**tables or {"stock": STOCK}))
        edit = Edit(id="E1", changes=book, source="book.xlsx", digest="")
        self.engine.restore(memory or Memory(edits=(edit,)), self.now)
        self.edit = edit
        self.hears(up("md"), InstrumentsListed((make_instrument(),)))

    def stands(
        self,
        spot: float = 78_100.0,
        months: tuple[float, float] = (78_000.0, 78_900.0),
        settled: tuple[float | None, float | None] = (None, None),
    ) -> Desk:
        """Prices of now, what the front says of the day before, and a second after it."""
        quotes = [self.quote(spot, symbol=SPOT)]
        for symbol, last, before in zip((FUTURES, LATER), months, settled, strict=True):
            quotes.append(
                self.quote(last, symbol=symbol, pre_settlement=before, stamp=stamp(self.now))
            )
        self.hears(QuotesChanged(tuple(quotes)))
        self.ticks(1)
        return self

    def on_day(self, day: int) -> Desk:
        """The day turns, and nothing was heard."""
        self.at(day * DAY).ticks(1)
        return self

    def things(self, kind: str, shape: type[Any]) -> tuple[Any, ...]:
        found = {}
        for one in self.history:
            if isinstance(one, Write) and one.record.kind == kind:
                body = json.loads(json.dumps(one.record.body))
                found[one.record.ref] = thing_of(body, shape)
        return tuple(found.values())

    def again(self, days: int, **fields: Any) -> Desk:
        """A start, so many days after the first one, with what the ledger has."""
        memory = Memory(
            closes=self.things("closes", Close),
            edits=(self.edit, *self.things("book", Edit)),
            settled=self.things(KIND, SettledDay),
        )
        return Desk(*self.plant.rules, memory=memory, days=days, **fields)


def overnight(*said: str, **fields: Any) -> Desk:
    """Wednesday ended as above; it is Thursday, and nothing was heard of it."""
    rules = tuple(unit_rule(one, id=f"f{at}") for at, one in enumerate(said or (INVENTORY,)))
    desk = Desk(*rules, **fields).stands()
    desk.at(901).ticks(1)
    return desk.on_day(1)
