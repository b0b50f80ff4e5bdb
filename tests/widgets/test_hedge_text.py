"""A hedge ratio is shown with its operands, and futures without goods are told as what they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from terminal.core.book_view import BookState
from terminal.core.effect import Topic
from terminal.core.hedging import BAND
from terminal.domain.sums import Sums
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.hedge_text import band_of, hedge_cell, hedge_hint


def sums(spot: int, pricing: int, futures: int) -> Sums:
    return Sums(
        base_unit="t", spot=Decimal(spot), pricing=Decimal(pricing), futures=Decimal(futures)
    )


@pytest.mark.parametrize(
    ("made", "text", "tone", "said"),
    [
        ((300, 0, -400), "133%", "attention", "over-hedged · 100 t beyond a hedge"),
        ((300, 0, -300), "100%", "text", "within the band of 80% to 100%"),
        ((300, 0, -30), "10%", "text", "below the band of 80% to 100%"),
        (
            (300, 0, 30),
            "−10%",
            "attention",
            "futures on the side of the goods · 30 t beyond a hedge",
        ),
        # Received and not priced: the tonnes are there, and nothing of them is to be hedged.
        (
            (620, -620, 60),
            "bare",
            "attention",
            "futures with no goods to hedge: speculation · 60 t beyond a hedge",
        ),
        ((0, 0, 0), "—", "muted", "nothing to hedge"),
    ],
)
def test_what_a_ratio_is_made_of(
    qapp: object, made: tuple[int, int, int], text: str, tone: str, said: str
) -> None:
    cell, hint = hedge_cell(sums(*made), BAND), hedge_hint(sums(*made), BAND)
    assert (cell.text, cell.tone) == (text, tone)
    assert hint.endswith(said)


def test_both_operands_are_signed(qapp: object) -> None:
    assert hedge_hint(sums(620, -120, -400), BAND).startswith(
        "futures −400, goods +500 t before futures"
    )


def test_what_is_not_known_says_nothing(qapp: object) -> None:
    assert (hedge_cell(None, BAND).text, hedge_hint(None, BAND)) == ("—", "")


def test_the_words_are_chinese_on_a_chinese_screen(
    qapp: object, speak: Callable[[str], None]
) -> None:
    speak("zh")
    assert hedge_cell(sums(0, 0, 60), BAND).text == "裸头寸"
    assert (
        hedge_hint(sums(0, 0, 60), BAND)
        == "期货 +60，货物 0 吨（不含期货） · 没有需套保的货而有期货：属投机 · 超出套保 60 吨"
    )


def test_a_house_has_a_band_of_its_own(
    bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    assert band_of(bridge.latest) == BAND
    band = (Decimal("0.425"), Decimal("0.7"))
    desk.changes.put(Topic.BOOK, "", BookState(hedge_band=band))
    settle()
    assert band_of(bridge.latest) == band
    above = sums(100, 0, -90)
    assert hedge_cell(above, band).tone == "text"
    assert hedge_hint(above, band).endswith("above the band of 42.5% to 70%")
