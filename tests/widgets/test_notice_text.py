"""What a counter says is shown as it came, and marked; what the desk says has its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from terminal.core.refusal import Refusal, say, sentence
from terminal.domain.said import Said
from widgets.latest import Latest
from widgets.notice_text import error_text, notice_text

STATEMENT = "交易结算单 Settlement Statement\n客户号: demo"
SETTLEMENT = say(Refusal.SETTLEMENT)
CLOSING = say(Refusal.CLOSING)


def fault(times: str) -> Said:
    return Said("web_lost", {"source": "smm", "times": times})


@pytest.mark.parametrize(
    ("source", "content", "said", "english", "chinese"),
    [
        (
            "td:main",
            STATEMENT,
            SETTLEMENT,
            f"Settlement statement · the counter's words: {STATEMENT}",
            f"结算单 · 柜台原文：{STATEMENT}",
        ),
        ("td:main", "登录成功", None, "the counter's words: 登录成功", "柜台原文：登录成功"),
        ("desk", sentence(CLOSING), CLOSING, "The desk was closing", "程序正在关闭"),
        ("td:main", sentence(CLOSING), CLOSING, "The desk was closing", "程序正在关闭"),
        ("desk", "a word", None, "a word", "a word"),
        (
            "spot:smm",
            "smm: the connection was lost (away, 3)",
            fault("3"),
            "smm: the connection was lost (3 so far)",
            "smm：连接已断开（累计 3 次）",
        ),
        (
            "spot:smm",
            "smm: the connection was lost (away, 1)",
            fault("1"),
            "smm: the connection was lost",
            "smm：连接已断开",
        ),
    ],
)
def test_ours_is_translated_and_theirs_is_kept_and_marked(
    qapp: Any, speak: Callable[[str], None], source: str, content: str, said: Any,
    english: str, chinese: str,
) -> None:  # fmt: skip
    assert notice_text(source, content, said, Latest()) == english
    speak("zh")
    assert notice_text(source, content, said, Latest()) == chinese


@pytest.mark.parametrize(
    ("error", "english", "chinese"),
    [
        ("", "", ""),
        ("HTTP 500", "HTTP 500", "服务商应答 HTTP 500"),
        ("no answer in time", "No answer in time", "未及时应答"),
        (
            "blocked: the recipient is blocked",
            "the provider's words: blocked: the recipient is blocked",
            "服务商原话：blocked: the recipient is blocked",
        ),
    ],
)
def test_why_a_message_failed_is_ours_or_marked_as_the_providers(
    qapp: Any, speak: Callable[[str], None], error: str, english: str, chinese: str
) -> None:
    latest = Latest({})
    assert error_text(error, latest) == english
    speak("zh")
    assert error_text(error, latest) == chinese
