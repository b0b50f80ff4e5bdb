"""Whatever is said of a bad desk file, pack, mapping or table at load has its words on the screen.

The texts in the source are one net, and in `test_desk_flaws.py` are two more: every type of every
key, and all sentences that the tests of the readers provoke. A new sentence without words falls
into one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal.almanac import calendar_file
from terminal.almanac.table_file import BadTable
from terminal.complaint import COMPARED, KINDS, SettingsError
from terminal.packfile import read_pack
from terminal.settings import read_settings
from tests.desktext import RIGHT, write
from tests.widgets.english import english_in
from tests.widgets.test_finding_words import said_in
from widgets.desk_flaws import SHAPES
from widgets.flaw_words import OF_VALUES
from widgets.latest import Latest
from widgets.load_words import FLAWS, HEADS, PHRASES, WHYS, load_words, why_words
from widgets.refusals import told

TERMINAL = Path(__file__).parent.parent.parent / "terminal"
SOURCES = (
    "complaint", "tomlfile", "settings", "deskcheck", "deskaccounts", "deskcarry", "deskfile",
    "deskinstruments", "almanac/code_check", "almanac/calendar_check",
    "deskmain", "deskpersons", "deskrules", "desksources", "desktable", "pairterms", "ruletables",
    "spotcheck", "spottext", "packfile", "packshelf", "secret_hash", "passwords", "bookdatabase",
    "rulefile", "log", "core/rule_check", "core/linked", "core/selectors", "core/unit_rules",
    "core/rules/formula", "core/rules/operand_text", "core/rules/words", "core/rules/layout",
    "domain/condition", "domain/operand", "feeds/past_sheet", "feeds/spot_layout", "sim/embed",
    "almanac/table_file", "almanac/calendar_file", "almanac/delivery_file", "almanac/limit_file",
    "almanac/product_file", "almanac/stage_file", "spot_tasks", "bookshelf", "feeds/book_sql",
    "sim/scenario",
)  # fmt: skip
# Parts of sentences, which stand in whole ones below, and what is no sentence at all.
PARTS = {
    "a text in quotes", "a whole number", "a number", "true or false",
    "a date such as 2027-02-05", "a list", "a table", "must be at least", "must be at most",
    "must be above", " - at `$", "Invalid enum", "its length {} {}", "{} is needed",
    "Number out of range", "encoded date", r"missing required field `([\w-]+)`",
    "unknown field `([^`]*)`", r"of length (>=|<=) (\d+)", "{}: there is no such {}",
    "{}: the {} cannot be read: {}", "no {} {}", "an address {}://host is needed", "desk file",
    "{}, longer than nothing", "{} {} of {}", "pair {} computes in {}: it needs",
    "{} a unit_factor or an fx", "{} an fx", "mapping file", "rule pack", "token {}",
    "database file", "a rule on pairs", 'the metric "basis"', "a reduction answers {} alone",
    "its length must be 1 to {}", "it has no", "a rule on {}s has no", "data({}, {})",
    "beyond({}, {})", "not {}", "during({}, {})", 'during("{}"): {}', "abs({}) > {}", " and ",
    " or ", "same time", "change({}, {}{})", "flip({}, {}{})", ', of="changes"',
    ", skip_zeros=True", ", every={}", ", decay={}", ", lasting={}", "rank({}, {}{}{})",
    "a change in the metric's own unit", "{} has no {}", ', per="sigma"{}',
    ', per="previous", floor={}', ", least={}", ', per="price"', ", price={}", "{} to {}",
    "{} * (0.0 if {} < 0.0 else {})", "previous sample", "same time previous trading day",
    "previous settlement", "previous week", "standard deviation",
    "premium[{}] is in force then too for {}: end that one before",
    "no contract with a delivery month", "no number", "this day is there twice", "no day",
    "more columns than the header's {}",
    r"ready md=(\S+) td=(\S+)", r"ready (\S+)", "the embedded {} did not start: {}",
    "basisdesk: ", "the embedded {} was not ready in time", "{} - at `${}{}`",
    "a span of the {} must lie between {} and end after it starts", "18:00 and 30:00",
    "00:00 and 18:00",
    "only one SELECT is run, and no other statement", "query of {}: {}: {}",
    "reading a database needs the extra sql: install basisdesk[sql]",
    "the database address cannot be read; expected dialect://user@host/name",
    "no driver is installed for this database: {}", "PRAGMA query_only = ON", "{}, line {}",
    "a query gives bytes that are no text; cast them to one",
    # Faults of rows, whose words are of `finding_words`.
    "book, {} {}: {} = {}: {}",
    # For the record, in English as all of it.
    "spot_file {}: {} written; before {}; after {}",
    # Said to whoever types a command, in English as all of it.
    "a secret has {} to {} characters",
}  # fmt: skip
WHOLE = (
    *(f"a.toml: there is no such {what}" for what in ("desk file", "rule pack", "mapping file")),
    *(f"a.toml: the {what} cannot be read: x" for what in ("database file", "file")),
    "a.toml line 3: pair[1].id = 'x': no pair has this id",
    'a.toml line 3: formula[1].forced = \'basis["pair:x"] > 1\': no pair has the id "x"',
    "a.toml line 3: rule[1].subjects = 'commodity:x': no pair is meant by this",
    "a.toml line 3: spot_http[1].url = 'x': an address http://host is needed",
    "a.toml line 3: rule[1].response = 'reduce': a reduction answers a rule on pairs alone",
    "a.toml line 3: rule[1].response = 'reduce': a reduction answers the metric \"basis\" alone",
    "a.toml line 3: rule[1].name = '': its length must be 1 to 64",
    "a.toml line 3: premium[2].from = 2027-01-01: premium[1] is in force then too for brand X of "
    "cu: end that one before",
    "spot_file[1].mapping.unit_is = '元/千克': pair cu computes in CNY/t: it needs a unit_factor "
    "or an fx",
    "a.toml line 3: spot_file[1].mapping.currency_is = 'USD': pair cu computes in CNY/t: it needs "
    "an fx",
    "a.toml line 3: formula[1].forced = 'x': a rule on units has no metric called basis",
    "a.toml line 3: formula[1].forced = 'x': change(basis): 2 to 3 things are needed in "
    "the brackets",
    "a.toml line 3: formula[1].forced = 'x': f(x): a change in the metric's own unit has no floor",
    "a.toml line 3: formula[1].forced = 'x': f(x): per=\"price\" has no floor",
    "a.toml line 3: formula[1].forced = 'x': during(\"last 0m\"): the minutes of a day are above 0 "
    "and within 24 hours",
    "a.toml line 3: history[1].file = 'p.csv': p.csv, line 2: 'x': no day",
    "a.toml line 3: history[1].file = 'p.csv': p.csv, line 2: 'x': no number",
    "a.toml line 3: history[1].file = 'p.csv': p.csv, line 2: 'x': this day is there twice",
    "a.toml line 3: history[1].file = 'p.csv': p.csv, line 2: 'x': more columns than the header's "
    "2",
    "a.toml line 3: history[1].file = 'p.csv': p.csv, line 2: 'x': no contract with a delivery "
    "month",
    "a.toml line 3: pair[1].goods.brand = 'X': no premium is on file for brand X of cu on "
    "2027-01-04; 0 must be written as 0",
    "db.toml [contracts], line 2: a query gives bytes that are no text; cast them to one",
    "cannot listen on 127.0.0.1:7001: Address already in use",
    "the screenshot cannot be written to /nowhere/shot.png",
    "the embedded exchange did not start: it ended with code 3",
    "the embedded gateway was not ready in time",
    "c.toml line 3: day[1].spans = '1': a span of the day must lie between 00:00 and 18:00 and end "
    "after it starts",
    "c.toml line 3: night[1].spans = '1': a span of the night must lie between 18:00 and 30:00 and "
    "end after it starts",
    # A value may hold what looks like the end of a value.
    "a.toml line 3: pair[1].id = 'a: b = c: d': no pair has this id",
    f"a.toml line 3: pair[1].id = 'a: {'b' * 56}…: no pair has this id",
)
# What the readers say of types, and what is said at the start by others than readers of files.
OTHERS = (
    *(f"{kind} is needed" for kind in KINDS.values()),
    *(f"{words} 5" for words in COMPARED.values()),
    *(f"its length {words} 5" for words in ("must be at least", "must be at most")),
    'a.toml line 3: pair[1].spot_max_age = \'0s\': a duration is needed, such as "500ms", "2s", '
    '"10m", "3h" or "1d", longer than nothing',
    "db.toml: reading a database needs the extra sql: install basisdesk[sql]",
    "db.toml: no driver is installed for this database: No module named 'x'",
    "db.toml: the database address cannot be read; expected dialect://user@host/name",
    "db.toml: query of contracts: only one SELECT is run, and no other statement: 'DROP'",
)
is_said = re.compile(r"[a-z]{2}.* |.* [a-z]{2}").match
NOBODY = Latest({}, is_english=False)


def sentences() -> Iterator[str]:
    for name in SOURCES:
        for text in said_in(TERMINAL / f"{name}.py"):
            if is_said(text) and "(?" not in text and text not in PARTS:
                yield text


@pytest.mark.parametrize("text", [*dict.fromkeys(sentences()), *WHOLE])
def test_each_sentence_of_a_reader_is_known(speak: Callable[[str], None], text: str) -> None:
    speak("zh")
    sample = text.replace("{}", "7")
    assert not (english_in(why_words(sample)) and english_in(told(None, sample, NOBODY)))


def test_each_template_is_a_sentence_of_a_reader() -> None:
    """What nobody says any more goes."""
    used: set[str] = set()
    for text in (*sentences(), *OTHERS, *WHOLE):
        for sample in (text.replace("{}", "7"), text.rpartition("': ")[2], text):
            found = (phrases.read(sample) for phrases in (PHRASES, WHYS, OF_VALUES))
            used |= {one[0] for one in found if one is not None}
            inner = PHRASES.read(sample)
            if inner is not None and (why := WHYS.read(inner[1].get("why", ""))) is not None:
                used.add(why[0])
    assert {*HEADS, *FLAWS, *SHAPES} - used == set()


@pytest.mark.parametrize(
    ("old", "new", "chinese"),
    [
        ("premium = -20", "prem = -20", "第 25 行：pair[1].prem = -20：没有这个键"),
        ("premium = -20\n", "", "第 20 行：缺少 pair[1].premium"),
        ("premium = -20", 'premium = "x"', "第 25 行：pair[1].premium = 'x'：须为数字"),
        (
            'subjects = ["cu"]',
            'subjects = ["zn"]',
            "第 47 行：rule[1].subjects = 'zn'：没有此编号的组合",
        ),
        ('hold = "2s"', 'hold = "2"', "rule[1].hold = '2'：须为时长，如 \"500ms\"、"),
        ("low = -250", "low = -100", "rule[1].warning.low = -100：不得高于较低级别的下限 −200"),
        ('mode = "SIM"', 'mode = "DEMO"', '第 4 行：desk.mode = \'DEMO\'：只能写 "LIVE", "SIM"'),
        ('mode = "SIM"', "mode = ", "不是有效的 TOML：第 4 行第 8 列：值无效"),
        ("hysteresis = 20", "hysteresis = 20\nhysteresis = 21", "同一个键写了两次"),
        (
            'url = "http://127.0.0.1:7003"',
            'url = "ftp://x"',
            '只能写 "embedded" 或地址 http://主机:端口',
        ),
        ("base_per_lot = 5", "base_per_lot = 0", "pair[1].base_per_lot = 0：须大于 0"),
    ],
)
def test_a_bad_desk_file_is_told_with_file_line_key_and_value(
    tmp_path: Path, speak: Callable[[str], None], old: str, new: str, chinese: str
) -> None:
    path = write(tmp_path, RIGHT.replace(old, new, 1))
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    # A figure has the screen's minus in either language.
    assert load_words(str(caught.value)).replace("−", "-") == str(caught.value)
    speak("zh")
    said = told(None, str(caught.value), NOBODY)
    assert said.startswith(str(path))
    assert chinese in said
    assert not english_in(said)


@pytest.mark.parametrize(
    ("raw", "chinese"),
    [
        (None, "：没有这个规则包"),
        (b"\xff\xfe", "：规则包读不了：第 0 字节 0xff 不是 UTF-8 文本"),
        (b"x = [", "：不是有效的 TOML：文件末尾：值无效"),
        (b"x = 1", "第 1 行：x = 1：没有这个键"),
    ],
)
def test_a_bad_pack_is_told(
    tmp_path: Path, speak: Callable[[str], None], raw: bytes | None, chinese: str
) -> None:
    path = tmp_path / "p.toml"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(SettingsError) as caught:
        read_pack(path)
    speak("zh")
    said = told(None, str(caught.value), NOBODY)
    assert said.startswith(str(path))
    assert chinese in said


def test_each_bad_row_of_a_table_is_a_line_of_its_own(
    tmp_path: Path, speak: Callable[[str], None]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("closed = 1\nopen = 2\n", "utf-8")
    with pytest.raises(BadTable) as caught:
        calendar_file.read_file(path)
    speak("zh")
    first, second = told(None, str(caught.value), NOBODY).split("\n")
    assert first == f"{path} 第 1 行：closed = 1：不是表的列表；请写 [[closed]]"
    assert second.startswith(f"{path} 第 2 行：open = 'open'：本文件没有这种表；可有：")


def test_what_is_not_known_stays_as_it_is(speak: Callable[[str], None]) -> None:
    speak("zh")
    assert load_words("something new") == "something new"
    assert load_words("a line 3: x = 1: something new") == "a 第 3 行：x = 1：something new"
    assert why_words("something new", str.upper) == "SOMETHING NEW"
