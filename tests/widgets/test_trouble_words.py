"""Troubles of messages and orders have their words on the screen; the words of others stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import LinkError
from terminal.feeds.trade_session import Login, TradeSession
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.refusals import told
from widgets.trouble_words import TEMPLATES, trouble_words

TERMINAL = Path(__file__).parent.parent.parent / "terminal"
SOURCES = [*(TERMINAL / "notify").glob("*.py"), *(TERMINAL / "feeds").glob("*.py")]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_is_still_said_below(template: str) -> None:
    said = "".join(path.read_text("utf-8") for path in [*SOURCES, TERMINAL / "links.py"])
    longest = max(re.split(r"\{\w+\}|'|[;:,] ", template), key=len)
    assert longest in said


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (
            "deadline passed, nobody knows whether it arrived; HTTP 500",
            "Deadline passed, nobody knows whether it arrived; HTTP 500",
            "已过时限，不知是否送达；服务商应答 HTTP 500",
        ),
        (
            "unreachable: no connection to the provider",
            "Unreachable: No connection to the provider",
            "连接不上：连不上服务商",
        ),
        ("HTTP 503, busy", "HTTP 503, busy", "服务商应答 HTTP 503（busy）"),
        ("no channel 'sms' any more", "No channel '短信' any more", "已没有通道 短信"),
        (
            "td:6688-01 is down: the instruction was not sent",
            "6688-01 is down: the instruction was not sent",
            "6688-01中断：指令未发出",
        ),
        ("可平仓位不足", "可平仓位不足", "可平仓位不足"),
        ("number not reachable", "number not reachable", "number not reachable"),
        ("", "", ""),
    ],
)
def test_ours_is_translated_and_theirs_stays(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None],
    words: str, english: str, chinese: str,
) -> None:  # fmt: skip
    assert trouble_words(words, bridge.latest) == english
    speak("zh")
    assert trouble_words(words, bridge.latest) == chinese
    assert told(None, words, bridge.latest) == chinese


def test_what_keeps_an_order_here_is_known_by_its_words(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    with pytest.raises(LinkError) as caught:
        TradeSession("6688-01", Login(user="u", password="p")).submit({})
    speak("zh")
    assert trouble_words(str(caught.value), bridge.latest).endswith("：指令未发出")
