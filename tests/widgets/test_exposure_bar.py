from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from widgets.exposure_bar import ExposureBar
from widgets.theme import Theme


@pytest.mark.parametrize(("share", "full"), [(0.0, 0), (0.25, 25), (1.0, 100)])
def test_the_full_part_is_as_long_as_what_is_left(
    qtbot: QtBot, theme: Theme, share: float, full: int
) -> None:
    bar = ExposureBar(theme)
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.show_share(share)
    bar.show()
    picture = bar.grab().toImage()
    left = theme.color("ok").rgb()
    row = [picture.pixelColor(x, 3).rgb() == left for x in range(100)]
    assert sum(row) == full
    assert row == sorted(row, reverse=True)
