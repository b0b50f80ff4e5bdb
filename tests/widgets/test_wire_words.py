"""Whatever is said of what came over a wire has its words on the screen; what was sent stays.

The texts in the source are one net: a new sentence without words falls into it, by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal.core.refusal import Refusal, say
from terminal.domain.said import Said
from terminal.feeds import diff, frame, spot_json
from terminal.feeds.fault import Malformed
from tests.feeds.wire import NOW
from tests.widgets import test_finding_words, test_load_words
from tests.widgets.english import english_in
from tests.widgets.test_finding_words import said_in
from widgets.latest import Latest
from widgets.refusals import told
from widgets.wire_words import PHRASES, TEMPLATES, wire_words

TERMINAL = Path(__file__).parent.parent.parent / "terminal"
# What other nets hold.
HELD = {*test_load_words.SOURCES, *test_finding_words.SOURCES, "feeds/book_sql"}
SOURCES = sorted(
    path
    for path in (*TERMINAL.glob("feeds/*.py"), *TERMINAL.glob("notify/*.py"))
    if path.relative_to(TERMINAL).with_suffix("").as_posix() not in HELD
) + [TERMINAL / f"{name}.py" for name in ("links", "spotmap", "thread", "defects", "dispatch")]
# Parts of sentences, which stand in whole ones below; kinds and log lines, which nobody is shown.
PARTS = {
    "nested too deeply to be read", "neither UTF-8 nor GB18030", "order {}", "trade {}",
    "{} has an unknown offset: {}", "{} has an unknown direction: {}",
    "{} is closing: the instruction was not sent", "{} is {}: the instruction was not sent",
    "{} broke while an instruction was written: {}",
    "{}, line {}: with it {} is of {}, ",
    "and one of {} was taken before: start the desk anew", "deadline passed{}",
    ", nobody knows whether it arrived", "no channel {} any more", "{}: {} line {}",
    # Kinds of faults, causes of stages, names of jobs, close reasons.
    "not utf-8", "not json", "not an object", "no aid", "unknown symbol", "unknown aid",
    "not taken now", "no answer", "never arrived", "channel {}", "outbox {}", "receipts {}",
    "outbox tidy", "{} to {}", "ping {}", "{} slices", "spot {}", "mapping {}", "desk ended",
    # For the log, and for whoever programs.
    "link down", "connection renewed", "subscription waits for the next connection",
    "{} is a market link: it takes no instructions", "defect in a part of a step",
    "defect in a source",
    "{} is a trade link: it has no subscriptions", "defect in a step", "defect before sending",
    # For the record, in English as all of it.
    "spot_file {}: the mapping of {} is in force", "{}; before {}; after {}",
    "{} since the start: {}",
}  # fmt: skip
WHOLE = (
    "SHFE.cu2701: long lots of yesterday are not a number: '-'",
    "order bd1 has an unknown status: 'X'",
    "trade t 1 has an unknown direction: None",
    "order bd1 has an unknown offset: 5",
    "a.xlsx, line 3: with it SPOT.CU is of 2026-11-23, and one of 2026-11-24 was taken before: "
    "start the desk anew",
    "SHFE.cu2701: price_tick is not above zero: 0.0 [SHFE.cu2701: desk.toml line 24]",
    "td:main is closing: the instruction was not sent",
    "td:main is down: the instruction was not sent",
    "td:main broke while an instruction was written: code 1006",
    "deadline passed",
    "deadline passed, nobody knows whether it arrived",
    "no channel 'sms' any more",
)
# Sentences of the spot templates, in both languages; what a front and a database are asked.
is_none = re.compile(
    r".* / .*|query \{.*|(CREATE|INSERT|SELECT|UPDATE|PRAGMA) .*|[a-z_, ]*, stage, [a-z_, ]*"
    r"|.* = \? .*|stage IN .*|channel = .*|alert = .*|yyyy-mm-dd hh:mm|with tax", re.DOTALL
).fullmatch  # fmt: skip
NOBODY = Latest({}, is_english=False)


def sentences() -> Iterator[str]:
    for path in SOURCES:
        for text in said_in(path):
            is_said = test_load_words.is_said(text) and "(?" not in text
            if is_said and text not in PARTS and not is_none(text):
                yield text


@pytest.mark.parametrize("text", [*dict.fromkeys(sentences()), *WHOLE])
def test_each_sentence_of_a_wire_is_known(speak: Callable[[str], None], text: str) -> None:
    sample = text.replace("{}", "7")
    # In English a link is called by its name, and a sentence begins so.
    assert told(None, sample, NOBODY).lower() == sample.removeprefix("td:").lower()
    speak("zh")
    assert not english_in(told(None, sample, NOBODY))


def test_each_template_is_a_sentence_of_a_wire() -> None:
    """What nobody says any more goes."""
    samples = [text.replace("{}", "7") for text in (*sentences(), *WHOLE, "no pong", "asking anew")]
    read = [found for one in samples if (found := PHRASES.read(one)) is not None]
    assert set(TEMPLATES) - {template for template, _ in read} == set()


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        (
            "a frame is not JSON: Expecting value: line 1 column 1 (char 0)",
            "收到的一帧不是 JSON：第 1 行第 1 列（第 0 个字符）：此处应有值",
        ),
        ("data of a packet is not a list: None", "报文的 data 不是列表：None"),
        (
            "quotes.SHFE.cu2701 is not an object: 'a b is not an object: c'",
            "quotes.SHFE.cu2701 不是对象：'a b is not an object: c'",
        ),
        (
            "order bd01 has an unknown status: 'NO SUCH'",
            "委托 bd01 的状态不明：'NO SUCH'",
        ),
        (
            "SHFE.cu2701: price_tick is not above zero: 0.0 [SHFE.cu2701: desk.toml line 24]",
            "SHFE.cu2701：price_tick 须大于零：0.0 [SHFE.cu2701: desk.toml 行号 24]",
        ),
        ("stock.xlsx unpacks to 9 bytes, more than is read", "stock.xlsx 解压后有 9 字节，"),
        ("Ungültige Anmeldung", "Ungültige Anmeldung"),
        ("price is empty", "price is empty"),
    ],
)
def test_it_is_said_in_chinese_and_what_was_sent_stays(
    speak: Callable[[str], None], words: str, chinese: str
) -> None:
    assert wire_words(words) == words
    speak("zh")
    assert wire_words(words).startswith(chinese)


FRAMES = (
    b"", b"abc", b"<html>", b"{", b'{"a":1', b'{"a" 1}', b'{"a":1,}', b"[1 2]", b"{a:1}", b'"\x01"',
    b'"\\x"', b'"\\u12"', b'"abc', b"{} x", b"\xff", b"\xef\xbb\xbf{}", b"1e999", b'["\\ud800"]',
    b'{"aid":3}', b"[" * 100_000, b"Infinity", b'{"aid":"x","n":1e999}', b'[Infinity,"\xff"]',
    b'{"aid":"x","n":[Infinity,1e999]}', b'{"aid":"x","n":Infinity,"a":12345678901234567890123}',
)  # fmt: skip
PATCHES = (None, {}, [1], [{"quotes": 1}], [{"a": 2**70}], [{"charts": {"a": {"state": 1}}}])
DOCUMENTS = (
    b"", b"abc", b"<html>", b'{"a"', b'{"a":1,}', b"[1,]", b'{"a":1} x', b'"\x01"', b'"\\x"',
    b"\xff", b'"\xff"', b"1e999", b"{a:1}", b"[1 2]", b'{"a" 1}', b"-", b'{"\\ud8":1}', b"null",
    b'"\\ud800\\u0001"', b"5", b'[1]', b'[{"s":"A"}]', b'[{"s":"A","p":"x"}]', b'[{"s":null}]',
    b"[" * 5_000,
)  # fmt: skip


def refused(words: Malformed) -> str:
    """As the core tells it: with a key of its own, or of what cannot be used."""
    said = words.said or say(Refusal.NOT_USABLE, words=str(words))
    return told(Said(said.key, said.args | {"times": "1"}), "", NOBODY)


@pytest.mark.parametrize("content", FRAMES)
def test_a_frame_that_is_rubbish_is_told_in_chinese(
    speak: Callable[[str], None], content: bytes
) -> None:
    speak("zh")
    with pytest.raises(Malformed) as caught:
        frame.packet_of(content)
    assert refused(caught.value).startswith("收到的内容不可用，未采用：收到的一帧")
    assert not english_in(refused(caught.value))


@pytest.mark.parametrize("patches", PATCHES)
def test_a_patch_that_is_rubbish_is_told_in_chinese(
    speak: Callable[[str], None], patches: object
) -> None:
    speak("zh")
    with pytest.raises(Malformed) as caught:
        diff.check(patches)
    assert not english_in(refused(caught.value))


@pytest.mark.parametrize("content", DOCUMENTS)
def test_a_price_service_that_sends_rubbish_is_told_in_chinese(
    speak: Callable[[str], None], content: bytes
) -> None:
    speak("zh")
    mapping = spot_json.Mapping(symbol="s", price="p", names={"A": "SPOT.A"})
    try:
        faults = spot_json.quotes_of(content, mapping, "mine", NOW).faults
    except Malformed as fault:
        faults = (fault,)
    assert faults
    assert not any(english_in(refused(one)) for one in faults)
