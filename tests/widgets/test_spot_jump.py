"""A mapping that would move a price far is known before it is handed over."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from terminal.core.spot_view import RowKind, SpotPreview, SpotRow
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.spot_jump import jump_of

CU = "SPOT.cu_sh"


def found(*prices: tuple[str, float]) -> SpotPreview:
    rows = tuple(
        SpotRow(line=at, cells=(), kind=RowKind.GOOD, series=series, price=price)
        for at, (series, price) in enumerate(prices, start=2)
    )
    return SpotPreview(where="a.csv", newest=rows)


@pytest.mark.parametrize(
    ("price", "part"),
    [(86_450.0, None), (82_200.0, None), (86.45, "-0.999"), (97_688.5, "0.13")],
)
def test_a_move_beyond_a_twentieth_is_named_with_its_sign(
    bridge: Bridge, shown: FakeDesk, price: float, part: str | None
) -> None:
    jump = jump_of(found((CU, price), ("SPOT.none", 1.0)), bridge.latest)
    assert jump == (None if part is None else (CU, Decimal(part)))


def test_the_largest_of_several_counts(bridge: Bridge, shown: FakeDesk) -> None:
    jump = jump_of(found((CU, 97_688.5), ("SPOT.rb_sh", 1.0)), bridge.latest)
    assert jump is not None
    assert jump[0] == "SPOT.rb_sh"


def test_from_zero_any_move_is_a_whole_one(bridge: Bridge, shown: FakeDesk) -> None:
    key = next(key for key, one in bridge.latest.pairs.items() if one.pair.spot == CU)
    view = bridge.latest.pairs[key]
    assert view.spot_quote is not None
    quote = msgspec.structs.replace(view.spot_quote, last=0.0)
    bridge.latest.pairs[key] = msgspec.structs.replace(view, spot_quote=quote)
    assert jump_of(found((CU, -3.0)), bridge.latest) == (CU, Decimal(-1))
    assert jump_of(found((CU, 0.0)), bridge.latest) is None


def test_a_first_price_moves_nothing() -> None:
    assert jump_of(found((CU, 5.0)), Latest({})) is None
