"""What one lot and one price step of each product are, by product letters.

Source: the exchanges' contract specifications (multipliers as in the multiplier list of the domain
notes; price steps from the contract texts). A live front's `ins_query` overrides it; here it is the
front. Products that this table does not name are unknown to the simulator.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec


class Product(msgspec.Struct, frozen=True):
    """multiplier: quote units in one lot. tick: smallest price step, in quote currency."""

    multiplier: int
    tick: Decimal


_TABLE = """
cu 5 10     al 5 5      zn 5 5      pb 5 5      ni 1 10     sn 1 10     ss 5 5      ao 20 1
au 1000 .02 ag 15 1     rb 10 1     hc 10 1     wr 10 1     bu 10 1     fu 10 1     ru 10 5
sp 10 2     br 5 5      sc 1000 .1  lu 10 1     nr 10 5     bc 5 10     a 10 1      b 10 1
m 10 1      y 10 2      p 10 2      c 10 1      cs 10 1     eg 10 1     jd 10 1     rr 10 1
l 5 1       v 5 1       pp 5 1      eb 5 1      i 100 .5    j 100 .5    jm 60 .5    pg 20 1
lh 16 5     SR 10 1     MA 10 1     OI 10 1     RM 10 1     AP 10 1     RS 10 1     TA 5 2
CF 5 5      CY 5 5      PF 5 2      CJ 5 5      PK 5 2      SF 5 2      SM 5 2      PX 5 2
FG 20 1     SA 20 1     UR 20 1     SH 30 1     si 5 5      lc 1 20     ps 3 5      IF 300 .2
IH 300 .2   IC 200 .2   IM 200 .2   T 10000 .005            TF 10000 .005           TS 20000 .002
TL 10000 .01            CL 1000 .01 NG 10000 .001
"""


def _read(table: str) -> dict[str, Product]:
    words = iter(table.split())
    return {
        letters: Product(int(multiplier), Decimal(tick))
        for letters, multiplier, tick in zip(words, words, words, strict=True)
    }


PRODUCTS = _read(_TABLE)

_FUTURES_CODE = re.compile(r"([A-Za-z]+)(\d{1,4})")


def product_of(symbol: str) -> tuple[str, Product] | None:
    """Find the product behind "SHFE.cu2006"; None for spot series, options and the unknown."""
    match = _FUTURES_CODE.fullmatch(symbol.partition(".")[2])
    if match is None or match[1] not in PRODUCTS:
        return None
    return match[1], PRODUCTS[match[1]]
