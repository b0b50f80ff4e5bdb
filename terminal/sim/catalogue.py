"""What the simulated exchange lists: fourteen contracts on six exchanges, each with a spot series.

Levels are those of late 2026. Multipliers and price steps come from `products`; margin rates, fees
and daily limits are typical figures, not a broker's. Money is integer fen (1/100 CNY) throughout
the simulator's counter, so that sums are exact.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.sim.hours import DAY_ONLY, INDEX, NIGHT_0100, NIGHT_0230, NIGHT_2300, Hours
from terminal.sim.products import PRODUCTS

# SHFE, INE, CFFEX and GFEX publish five levels, DCE and CZCE one.
ONE_LEVEL = frozenset({"DCE", "CZCE"})


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """One futures month and the spot series it is hedged with.

    price: yesterday's settlement, in quote currency; `basis`: the usual spot minus futures
    margin_rate, limit_rate: fractions of the settlement price
    fee, fee_today: fen per lot, for opening or closing history, and for closing today's lots
    depth: typical lots at one price level; most: lots allowed in one limit order
    """

    symbol: str
    product: str
    name: str
    delivery: tuple[int, int]
    price: Decimal
    basis: Decimal
    spot_tick: Decimal
    margin_rate: Decimal
    limit_rate: Decimal
    fee: int
    fee_today: int
    depth: int
    hours: Hours
    most: int = 500

    @property
    def exchange(self) -> str:
        """The exchange's letters."""
        return self.symbol.partition(".")[0]

    @property
    def code(self) -> str:
        """The contract's code on its exchange."""
        return self.symbol.partition(".")[2]

    @property
    def spot(self) -> str:
        """The spot series' symbol."""
        return f"SPOT.{self.product}"

    @property
    def multiplier(self) -> int:
        """Quote units in one lot."""
        return PRODUCTS[self.product].multiplier

    @property
    def tick(self) -> Decimal:
        """Smallest price step."""
        return PRODUCTS[self.product].tick

    @property
    def tick_fen(self) -> int:
        """What one price step of one lot is worth, fen."""
        return int(self.tick * self.multiplier * 100)

    @property
    def settlement(self) -> int:
        """Yesterday's settlement price, in price steps."""
        return int(self.price / self.tick)

    @property
    def margin_fen(self) -> int:
        """Margin of one lot, fen, whole CNY; fixed for the day on yesterday's settlement."""
        return int(self.price * self.multiplier * self.margin_rate) * 100

    @property
    def band(self) -> tuple[int, int]:
        """Lower and upper price limit of the day, in price steps."""
        reach = self.price * self.limit_rate / self.tick
        return self.settlement - int(reach), self.settlement + int(reach)

    @property
    def levels(self) -> int:
        """How many price levels the exchange publishes on each side."""
        return 1 if self.exchange in ONE_LEVEL else 5

    @property
    def splits_today(self) -> bool:
        """Closing today's lots needs CLOSETODAY, and CLOSE means yesterday's only."""
        return self.exchange in ("SHFE", "INE")


_HOURS = {
    "23": NIGHT_2300,
    "01": NIGHT_0100,
    "02": NIGHT_0230,
    "day": DAY_ONLY,
    "index": INDEX,
}

# symbol, name, delivery, price, basis, spot step, margin %, limit %, fee and fee today (fen),
# depth, hours
_LISTED = """
SHFE.cu2701   沪铜2701      2027-1  86500  -40   5    11  8   2160  4320  40   01
SHFE.al2701   沪铝2701      2027-1  21500  -25   5    11  8   301   301   120  01
SHFE.rb2705   螺纹钢2705    2027-5  3190   60    5    9   7   319   319   300  23
SHFE.au2706   沪金2706      2027-6  938    -1.2  .01  14  10  1000  0     15   02
INE.sc2702    原油2702      2027-2  480    -3    .05  13  10  2000  0     12   02
DCE.i2705     铁矿石2705    2027-5  780    18    .5   13  11  780   780   200  23
DCE.m2705     豆粕2705      2027-5  2950   55    1    9   7   150   150   400  23
DCE.y2705     豆油2705      2027-5  8250   120   2    9   7   250   250   90   23
CZCE.CF705    棉花705       2027-5  15100  240   1    9   7   430   0     60   23
CZCE.MA705    甲醇705       2027-5  2390   12    1    10  8   240   240   350  23
CZCE.SR705    白糖705       2027-5  5600   160   1    8   6   300   0     110  23
GFEX.si2703   工业硅2703    2027-3  9300   150   5    11  9   465   465   60   day
GFEX.lc2705   碳酸锂2705    2027-5  82000  -600  10   13  10  1312  1312  25   day
CFFEX.IF2612  沪深300股指2612 2026-12 4600  18    .01  12  10  3174  31740 5    index
"""


def _read(line: str) -> Contract:
    symbol, name, delivery, price, basis, step, margin, limit, fee, today, depth, hours = (
        line.split()
    )
    year, month = delivery.split("-")
    letters = symbol.partition(".")[2].rstrip("0123456789")
    return Contract(
        symbol=symbol,
        product=letters,
        name=name,
        delivery=(int(year), int(month)),
        price=Decimal(price),
        basis=Decimal(basis),
        spot_tick=Decimal(step),
        margin_rate=Decimal(margin) / 100,
        limit_rate=Decimal(limit) / 100,
        fee=int(fee),
        fee_today=int(today),
        depth=int(depth),
        hours=_HOURS[hours],
        most=20 if symbol.startswith("CFFEX") else 500,
    )


CONTRACTS = tuple(_read(line) for line in _LISTED.strip().splitlines())
