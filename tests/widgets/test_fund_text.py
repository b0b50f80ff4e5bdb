"""Fund lines in cells: across the bars, as a chip, and as what is left until the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from terminal.core.fund_lines import AVAILABLE, EQUITY, RATIO, FundLine
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit, Rule
from tests.book_builders import D
from tests.builders import ACCOUNT, make_account, make_rule
from widgets.cells import Kind
from widgets.fund_text import (
    FundLines,
    level_cell,
    line_cell,
    lines_tip,
    next_cell,
    next_order,
)
from widgets.latest import Latest

LINES = (
    FundLine(Level.ATTENTION, RATIO, D("0.5"), "ratio"),
    FundLine(Level.WARNING, AVAILABLE, D(2_000_000), "low"),
    FundLine(Level.FORCED, RATIO, D("0.8"), "ratio"),
)


def test_a_ratio_has_all_its_lines_across_its_bar() -> None:
    cell = line_cell(make_account(), LINES, RATIO)
    assert cell is not None
    assert (cell.text, cell.kind, cell.tone) == ("30.0%", Kind.LINES, "text")
    fraction, ticks, _ = cell.extra
    assert (fraction, ticks) == (0.3, ((0.5, "attention"), (0.8, "forced")))


def test_money_is_drawn_against_the_larger_of_equity_and_last_settlement() -> None:
    poorer = make_account(balance=D(4_000_000), available=D(1_000_000))
    cell = line_cell(poorer, LINES, AVAILABLE)
    assert cell is not None
    assert (cell.text, cell.tone) == ("1,000,000", "warning")
    assert cell.extra[:2] == (0.1, ((0.2, "warning"),))


def test_without_lines_or_equity_there_is_no_bar() -> None:
    assert line_cell(make_account(), LINES, EQUITY) is None
    ruined = make_account(balance=D(-1), pre_balance=D(0))
    assert line_cell(ruined, LINES, RATIO) is line_cell(ruined, LINES, AVAILABLE) is None


def test_the_next_line_is_told_with_its_mark_in_money_and_per_cent() -> None:
    cell = next_cell(make_account(), LINES)
    assert cell.text == "● Attention  4,000,000 · 40.0%"
    assert cell.extra[0] == ("● Attention  ", "attention")
    assert level_cell(make_account(), LINES).text == "—"
    assert next_cell(make_account(), ()).text == "—"


def test_what_is_passed_is_a_chip_and_comes_first() -> None:
    short = make_account(balance=D(4_000_000), available=D(1_000_000))
    chip = level_cell(short, LINES)
    assert (chip.text, chip.kind, chip.extra) == ("Warning", Kind.LEVEL, Level.WARNING)
    assert next_cell(short, LINES).text == "◆ Forced  250,000 · 6.2%"
    assert next_order(short, LINES) < next_order(make_account(), LINES)
    near = make_account(margin=D(4_000_000))
    assert next_order(near, LINES) < next_order(make_account(), LINES)
    assert next_order(make_account(), LINES) < next_order(make_account(), ())


def test_the_tip_names_every_line_its_rule_and_what_is_left() -> None:
    latest = Latest({"rule:ratio": "风险度", "rule:low": "可用资金"})
    short = make_account(balance=D(4_000_000), available=D(1_000_000))
    assert lines_tip(short, LINES, latest).splitlines() == [
        "Attention · Margin ratio > 50.0% · passed by 2,000,000 · 风险度",
        "Warning · Available < 2,000,000 CNY · passed by 1,000,000 · 可用资金",
        "Forced · Margin ratio > 80.0% · 250,000 of equity left · 风险度",
    ]
    free = make_account(margin=D(0))
    assert "no margin held" in lines_tip(free, LINES, latest)


def test_lines_are_read_once_until_the_rules_change() -> None:
    rules: list[Rule] = [
        make_rule(
            metric=Metric.MARGIN_RATIO,
            subjects=(ACCOUNT,),
            limits=(Limit(Level.WARNING, high=D("0.7")),),
        )
    ]
    asked: list[int] = []

    def current() -> list[Rule]:
        asked.append(1)
        return rules

    lines = FundLines(current)
    assert len(lines.of(ACCOUNT)) == len(lines.of(ACCOUNT)) == 1
    assert lines.of("other") == ()
    rules.clear()
    assert len(lines.of(ACCOUNT)) == 1
    assert len(asked) == 2
    lines.forget()
    assert lines.of(ACCOUNT) == ()


@pytest.mark.parametrize("language", ["zh"])
def test_it_speaks_the_language_of_the_screen(speak: Callable[[str], None], language: str) -> None:
    speak(language)
    assert next_cell(make_account(), LINES).text == "● 关注  4,000,000 · 40.0%"
