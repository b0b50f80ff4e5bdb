"""A hedge ratio is shown with its operands, and futures without goods are told as what they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from terminal.domain.sums import Sums
from widgets.hedge_text import hedge_cell, hedge_hint


def sums(spot: int, pricing: int, futures: int) -> Sums:
    return Sums(
        base_unit="t", spot=Decimal(spot), pricing=Decimal(pricing), futures=Decimal(futures)
    )


@pytest.mark.parametrize(
    ("made", "text", "tone", "said"),
    [
        ((300, 0, -400), "133%", "attention", "over-hedged · 100 t beyond a hedge"),
        ((300, 0, -300), "100%", "text", "within the band"),
        ((300, 0, -30), "10%", "text", "below the band"),
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
    cell, hint = hedge_cell(sums(*made)), hedge_hint(sums(*made))
    assert (cell.text, cell.tone) == (text, tone)
    assert hint.endswith(said)


def test_both_operands_are_signed(qapp: object) -> None:
    assert hedge_hint(sums(620, -120, -400)).startswith("futures −400, goods +500 t before futures")


def test_what_is_not_known_says_nothing(qapp: object) -> None:
    assert (hedge_cell(None).text, hedge_hint(None)) == ("—", "")


def test_the_words_are_chinese_on_a_chinese_screen(
    qapp: object, speak: Callable[[str], None]
) -> None:
    speak("zh")
    assert hedge_cell(sums(0, 0, 60)).text == "裸头寸"
    assert (
        hedge_hint(sums(0, 0, 60))
        == "期货 +60，货物 0 吨（不含期货） · 没有需套保的货而有期货：属投机 · 超出套保 60 吨"
    )
