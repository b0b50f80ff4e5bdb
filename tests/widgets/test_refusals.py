from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from terminal.core.refusal import SENTENCES, Refusal, say, sentence
from terminal.domain.said import Said
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.refusals import told

CJK = re.compile(r"[\u4e00-\u9fff]")
# What a desk would put into the places.
ARGUMENTS = {
    "name": "沪铜 · 上海升水", "pair": "pair00", "symbol": "SHFE.cu2701", "account": "6688-01",
    "unit": "t", "actor": "wang", "who": "wang", "direction": "SELL", "offset": "CLOSE_TODAY",
    "side": "bid", "state": "approved", "order": "bd-1", "approval": "p-1", "words": "全部撤单",
    "defect": "internal error: KeyError('x')", "failure": "disk full",
    "wanted": "price", "writes": "futures minus spot", "guessed": "price = 均价",
}  # fmt: skip

# As the desk's people call them too.
TECHNICAL = (".xlsx", "XLSX", ".xls", "CSV", "JSON", "HTTP", "UTF-8", "GBK", "HH:MM", "sign =")


def of(key: Refusal) -> Said:
    places = re.findall(r"\{(\w+)\}", SENTENCES[key])
    return Said(key.value, {name: ARGUMENTS.get(name, "-620") for name in places})


@pytest.mark.parametrize("key", Refusal)
def test_every_sentence_is_told_in_chinese_with_all_its_arguments(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None], key: Refusal
) -> None:
    speak("zh")
    said = of(key)
    words = told(said, sentence(said), bridge.latest)
    assert CJK.search(words)
    assert "{" not in words
    for kept in ("CU2701", "bd-1", "p-1", ARGUMENTS["defect"], ARGUMENTS["failure"], *TECHNICAL):
        words = words.replace(kept, "")
    assert not re.search(r"[A-Za-z_]{2,}", words)
    if "lots" in said.args or "flat" in said.args:
        assert "−620" in words


def test_why_a_mapping_is_not_taken_is_told_with_its_file_line_key_and_value(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    speak("zh")
    why = "m.toml line 2: mapping.prise = 'B': is not a known key"
    said = say(Refusal.MAPPING_REFUSED, file="m.toml", failure=why)
    words = told(said, sentence(said), bridge.latest)
    assert words.endswith("原因：m.toml 第 2 行：mapping.prise = 'B'：没有这个键")


def test_arguments_are_written_as_the_screen_writes_them(bridge: Bridge, shown: FakeDesk) -> None:
    moved = say(
        Refusal.PRICE_MOVED, symbol="SHFE.cu2701", last="86750.0", price="-37.5", reach="867.5"
    )
    assert told(moved, sentence(moved), bridge.latest) == (
        "沪铜 CU2701 moved to 86,750: the approved price −37.5 is now more than 867.5 away"
    )


def test_why_orders_ended_short_is_told_in_the_screens_language_but_for_the_counters_words(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    speak("zh")
    why = "CTP:平今仓位不足; not at the counter"
    short = say(Refusal.PART_FILLED, filled="4", lots="12", words=why)
    assert told(short, sentence(short), bridge.latest).endswith("CTP:平今仓位不足; 柜台没有该委托")


def test_a_pair_has_its_name_of_the_screen_and_an_unknown_one_the_desk_files(
    bridge: Bridge, shown: FakeDesk
) -> None:
    bridge.latest.names["pair:pair00"] = "Copper · Shanghai"
    within = {"name": "沪铜 · 上海升水", "flat": "3", "unit": "t", "target": "0"}
    known = say(Refusal.WITHIN_TARGET, pair="pair00", **within)
    other = say(Refusal.WITHIN_TARGET, pair="gone", **within)
    assert told(known, "", bridge.latest).startswith("Copper CU2701: flat exposure 3 t")
    assert told(other, "", bridge.latest).startswith("沪铜 · 上海升水: flat")


def test_what_has_no_key_is_shown_as_it_is_unless_its_words_are_ours(
    bridge: Bridge, speak: Callable[[str], None]
) -> None:
    assert told(None, "平昨仓位不足", bridge.latest) == "平昨仓位不足"
    assert told(None, "nobody decided in time", bridge.latest) == "Nobody decided in time"
    assert told(None, "", bridge.latest) == ""
    speak("zh")
    assert told(None, "nobody decided in time", bridge.latest) == "无人按时审批"


def test_the_key_of_a_newer_version_leaves_the_english_sentence(bridge: Bridge) -> None:
    assert told(Said("from the future"), "It will rain", bridge.latest) == "It will rain"


FILE = Said("file_away", {"file": "sh_spot.csv", "failure": "No such file or directory"})
GUESSED = Said("columns_guessed", {"file": "a.csv", "guessed": "time = 日期, price = 现货价"})
UNKNOWN = Said(
    "front_unknown_at",
    {"link": "md", "contracts": "SHFE.cu2701", "places": "SHFE.cu2701: desk.toml line 5"},
)


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        (FILE, "sh_spot.csv: There is no such file", "sh_spot.csv 读不到：没有这个文件"),
        (
            say(Refusal.FILE_AWAY, file="a.csv", failure="odd_words"),
            "a.csv: odd_words",
            "a.csv 读不到：odd_words",
        ),
        (
            GUESSED,
            "a.csv: columns guessed from the header: time = 日期, price = 现货价",
            "a.csv：按表头推断的列：时间 = 日期, 价格 = 现货价",
        ),
        (
            UNKNOWN,
            "Market data: the front does not know 沪铜 CU2701 [SHFE.cu2701: desk.toml line 5]",
            "行情：前置不认识 沪铜 CU2701〔SHFE.cu2701: desk.toml 行号 5〕",
        ),
    ],
)
def test_what_a_source_did_is_said_in_the_screens_language_and_names_stay(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None],
    said: Said, english: str, chinese: str,
) -> None:  # fmt: skip
    assert told(said, "", bridge.latest) == english
    speak("zh")
    assert told(said, "", bridge.latest) == chinese


def test_what_a_start_found_is_said_in_the_screens_language(
    bridge: Bridge, speak: Callable[[str], None]
) -> None:
    signed = "entry 22 was signed at 2026-11-23, but the ledger is shorter: its end was cut off, "
    signed += "or an older copy was put in its place"
    doubted = say(Refusal.LEDGER_DOUBTED, doubt=f"a.jsonl: {signed}")
    empty = say(Refusal.BOOK_EMPTY, words="a.csv, line 2: 数量 is empty")
    speak("zh")
    assert told(doubted, "", bridge.latest) == (
        "留痕与签名时不同：第 22 条于 2026-11-23 签名，但留痕变短了：结尾被截去，或换成了旧副本"
        " · a.jsonl"
    )
    assert told(empty, "", bridge.latest) == "业务账簿为空：a.csv 第 2 行：「数量」是空的"
    bare = say(Refusal.BOOK_EMPTY, words="/data/book: no CSV or XLSX file is there")
    assert told(bare, "", bridge.latest) == "业务账簿为空：/data/book：其中没有 CSV 或 XLSX 文件"


def test_why_a_mapping_is_not_taken_is_said_too(
    bridge: Bridge, speak: Callable[[str], None]
) -> None:
    twice = say(Refusal.COLUMN_TWICE, file="a.csv", line=1, wanted="price", text="'价,价'")
    why = say(Refusal.MAPPING_REFUSED, file="a.toml", failure=sentence(twice))
    odd = say(Refusal.MAPPING_REFUSED, file="a.toml", failure="a.toml: what: not TOML")
    assert told(why, "", bridge.latest) == sentence(why)
    speak("zh")
    assert told(why, "", bridge.latest).endswith(
        "：a.csv 第 1 行：有多列「价格」：表头为 '价,价'；请在映射中指明用哪一列"
    )
    assert told(odd, "", bridge.latest).endswith("：a.toml: what: not TOML")
