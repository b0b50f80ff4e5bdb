"""What of a row is said on the screen, by word and tone; the watcher's sentence is the tooltip."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec

from terminal.core.refusal import Refusal, say, sentence
from terminal.core.spot_view import RowKind, SpotPreview, SpotRow
from widgets.latest import Latest
from widgets.spot_rows import counts_text, newest_text, refusal_text, spot_columns

GOOD = SpotRow(
    line=2,
    cells=("2026-11-20", "铜", "88,000"),
    kind=RowKind.GOOD,
    series="CU",
    stamp="2026-11-20 15:00:00.000000",
    price=88000.0,
    spots=(("cu.sh", Decimal("88020.50")), ("cu.gd", Decimal(88100))),
    basis=Decimal(-50),
)
BAD = SpotRow(
    line=3,
    cells=("昨天", "铜"),
    kind=RowKind.BAD,
    reason="time",
    column="日期",
    value="昨天",
    words="a.csv, line 3: column 日期 is not a date: '昨天'",
)


def texts(row: SpotRow) -> list[str]:
    return [column.cell(row).text for column in spot_columns(Latest({}))]


def test_a_good_row_has_its_price_its_s_and_the_row_as_written(qapp: object) -> None:
    assert texts(GOOD) == [
        "2", "Taken", "CU", "2026-11-20 15:00", "88,000", "88,020.5", "\N{MINUS SIGN}50",
        "2026-11-20 | 铜 | 88,000",
    ]  # fmt: skip
    columns = spot_columns(Latest({}))
    tips = [column.tip(GOOD) for column in columns if column.tip is not None]
    assert tips[1] == "cu.sh S 88,020.5, cu.gd S 88,100"


def test_a_bad_row_is_marked_by_tone_and_word_and_has_the_sentence_as_its_tip(
    qapp: object,
) -> None:
    columns = spot_columns(Latest({}))
    cells = [column.cell(BAD) for column in columns]
    assert texts(BAD)[1:] == ["Refused", "", "", "", "", "", "日期 is no time that can count: 昨天"]
    assert {cells[0].tone, cells[1].tone, cells[-1].tone} == {"bad"}
    assert all(
        column.tip(BAD).startswith(BAD.words)
        for column in (columns[1], columns[-1])
        if column.tip is not None
    )
    assert [columns[1].tip is None, columns[-1].tip is None] == [False, False]


def test_a_reason_that_has_no_words_here_is_the_watchers_sentence(qapp: object) -> None:
    odd = SpotRow(line=3, cells=(), kind=RowKind.BAD, reason="header", words="no header")
    assert texts(odd)[-1] == "no header"


def test_kinds_differ_in_words_and_tones(qapp: object) -> None:
    cells = [
        spot_columns(Latest({}))[1].cell(SpotRow(line=1, cells=(), kind=kind)) for kind in RowKind
    ]
    assert len({cell.text for cell in cells}) == len({cell.tone for cell in cells}) == len(RowKind)


def test_counts_newest_prices_and_refusals_in_a_line(qapp: object) -> None:
    found = SpotPreview(where="a", counts={RowKind.GOOD: 1200, RowKind.BAD: 3}, newest=(GOOD,) * 4)
    assert (
        counts_text(found)
        == "Taken 1,200 · Refused 3 · shown are the first rows and the refused ones: 0"
    )
    assert counts_text(SpotPreview(where="a")) == "Taken 0"
    one = "CU 88,000 → cu.sh S 88,020.5, cu.gd S 88,100"
    assert newest_text(found, Latest({})) == " · ".join([one, one, one, "…"])
    assert refusal_text(found, Latest({})) == ""
    assert (
        refusal_text(SpotPreview(where="a", refused="x"), Latest({}))
        == "Nothing of the file is taken: x"
    )
    assert refusal_text(SpotPreview(where="a", wrong="y"), Latest({})).endswith(
        "cannot have this mapping: y"
    )


def test_why_a_row_or_a_file_is_refused_is_told_in_chinese(
    qapp: object, speak: Callable[[str], None]
) -> None:
    date = say(Refusal.CELL_NO_DATE, file="a.csv", line=3, column="日期", value="昨", expected="Y")
    long = say(Refusal.FILE_LONG, file="a.csv", most=9)
    speak("zh")
    odd = msgspec.structs.replace(BAD, reason="header", words=sentence(long), said=long)
    assert texts(odd)[-1] == "a.csv：最多读取 9 行"
    tip = spot_columns(Latest({}))[1].tip
    assert tip is not None
    assert tip(msgspec.structs.replace(BAD, said=date)).startswith(
        "a.csv 第 3 行：「日期」列不是日期"
    )
    found = SpotPreview(where="a", refused=sentence(long), said=long)
    assert refusal_text(found, Latest({})).endswith("a.csv：最多读取 9 行")


def test_a_cell_that_is_empty_is_called_so(qapp: object) -> None:
    bare = msgspec.structs.replace(BAD, reason="price", column="均价", value="")
    assert texts(bare)[-1] == "均价 is not a number: empty"
