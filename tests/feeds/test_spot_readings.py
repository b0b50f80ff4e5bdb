"""Which series another mapping than before reads otherwise, and what is kept of that."""

from __future__ import annotations

import msgspec

from terminal.core.spot_mapped import SpotReading
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import keys_of
from terminal.feeds.spot_readings import Readings, SpotReadings
from terminal.feeds.spot_table import table_of
from tests.builders import NOW

TEXT = "日期,品种,现货价,均价\n2025-03-11,铜,1,10\n2025-03-12,铝,3,30\n".encode()
OLD = Layout(time="日期", symbol="品种", price="现货价", names={"铜": "CU", "铝": "AL"})
NEW = msgspec.structs.replace(OLD, price="均价")


def stepped(known: Readings, layout: Layout, text: bytes = TEXT) -> set[str]:
    rows = table_of(text, "spot.csv", NOW, layout).rows
    return set(SpotReadings(known).otherwise(text, "spot.csv", NOW, layout, rows))


def test_another_column_is_another_series_and_the_same_one_is_not() -> None:
    assert stepped({"CU": OLD, "AL": OLD}, NEW) == {"CU", "AL"}
    assert stepped({"CU": OLD, "AL": NEW}, NEW) == {"CU"}
    assert stepped({"CU": NEW, "AL": NEW}, NEW) == set()


def test_a_series_of_which_nothing_is_kept_has_no_past() -> None:
    assert stepped({}, NEW) == set()
    assert stepped({"AL": OLD}, NEW) == {"AL"}


def test_other_words_for_the_same_column_are_the_same_series() -> None:
    assert stepped({"CU": OLD, "AL": OLD}, msgspec.structs.replace(OLD, price="C")) == set()


def test_what_the_mapping_before_cannot_read_any_more_is_another_series() -> None:
    renamed = TEXT.replace("现货价".encode(), "报价".encode())
    layout = msgspec.structs.replace(OLD, price="报价")
    assert stepped({"CU": OLD, "AL": OLD}, layout, renamed) == {"CU", "AL"}
    assert stepped({"CU": None, "AL": OLD}, OLD) == {"CU"}, "a mapping of another version"


def test_what_is_kept_is_told_when_it_is_news_and_whole() -> None:
    readings = SpotReadings({"CU": OLD, "AL": OLD, "ZN": None})
    assert readings.take(("CU",), OLD) == ()
    assert readings.take((), NEW) == ()
    both = (SpotReading(keys_of(NEW), ("CU",)), SpotReading(keys_of(OLD), ("AL",)))
    assert readings.take(("CU",), NEW) == both
    assert readings.take(("CU",), NEW) == ()
    assert readings.take(("AL",), NEW) == (SpotReading(keys_of(NEW), ("CU", "AL")),)
