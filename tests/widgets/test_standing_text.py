from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.core.book_view import BookState, Called
from terminal.core.effect import Topic
from terminal.core.rule_digest import stamped
from terminal.core.selectors import resolve
from terminal.core.view import RuleState
from terminal.domain.alert import Alert
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.book_builders import book_line
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import fake_rules
from widgets.bridge import Bridge
from widgets.fact_text import fact_rows
from widgets.latest import Latest
from widgets.rule_text import selector_name
from widgets.standing_text import alert_words, places, subject_lines

BAND = fake_rules()[0]
CLAUSES = (Clause(Level.WARNING, "flat_exposure > 1"),)


def family(*selectors: str) -> tuple[Rule, ...]:
    return tuple(
        stamped(
            msgspec.structs.replace(
                BAND, id=f"r{at}", name=f"规则{at}", subjects=(one,), family="level"
            )
        )
        for at, one in enumerate(selectors)
    )


@pytest.fixture
def tell(
    bridge: Bridge, shown: FakeDesk, settle: Callable[[], None]
) -> Callable[..., tuple[Rule, ...]]:
    """Put these rules in force; return them resolved."""

    def put(*written: Rule) -> tuple[Rule, ...]:
        rules = resolve(written, places(bridge.latest))
        shown.changes.put(Topic.RULES, "", RuleState(rules=rules, written=written))
        settle()
        return rules

    return put


def alert_of(rule: Rule, latest: Latest) -> Alert:
    one = next(one for one in latest.alerts.values() if one.subject == "pair00")
    return msgspec.structs.replace(one, rule=rule.id, rule_digest=rule.digest)


def test_the_selector_that_won_stands_in_the_explanation(
    tell: Callable[..., tuple[Rule, ...]], bridge: Bridge
) -> None:
    everything, copper, contract = family("*", "commodity:cu", "contract:SHFE.cu2701")
    tell(everything, copper, contract)
    alert = alert_of(contract, bridge.latest)
    words = (
        "contract 沪铜 CU2701: the most specific of family level, "
        "before 规则0 (all), 规则1 (commodity cu)"
    )
    assert alert_words(alert, bridge.latest) == words
    rows = fact_rows(alert, bridge.latest)
    assert rows[1] == ("On by", words)
    assert rows[0][0] == "Rule"


def test_a_selector_without_rivals_is_named_and_a_plain_subject_is_not(
    tell: Callable[..., tuple[Rule, ...]], bridge: Bridge
) -> None:
    (everything,) = tell(*family("*"))
    assert alert_words(alert_of(everything, bridge.latest), bridge.latest) == "all"
    (plain,) = tell(*family("pair00"))
    alert = alert_of(plain, bridge.latest)
    assert alert_words(alert, bridge.latest) == ""
    assert "On by" not in dict(fact_rows(alert, bridge.latest))


def test_of_another_version_nothing_is_said(
    tell: Callable[..., tuple[Rule, ...]], bridge: Bridge
) -> None:
    (everything,) = tell(*family("*"))
    alert = alert_of(everything, bridge.latest)
    other = msgspec.structs.replace(alert, rule_digest="another")
    assert alert_words(other, bridge.latest) == ""
    gone = msgspec.structs.replace(alert, rule="gone")
    assert alert_words(gone, bridge.latest) == ""


def test_one_that_gives_way_by_now_says_nothing(
    tell: Callable[..., tuple[Rule, ...]], bridge: Bridge
) -> None:
    everything, _ = tell(*family("*", "pair00"))
    assert alert_words(alert_of(everything, bridge.latest), bridge.latest) == ""


def test_a_rule_row_tells_each_selector_and_where_it_gives_way(
    tell: Callable[..., tuple[Rule, ...]], bridge: Bridge
) -> None:
    copper, steel, plain = tell(*family("commodity:cu", "commodity:rb", "pair00"))
    assert subject_lines(plain, bridge.latest) == ["沪铜 CU2701"]
    assert subject_lines(copper, bridge.latest) == ["沪铜 CU2701: gives way to 规则2"]
    assert subject_lines(steel, bridge.latest) == ["螺纹 RB2705 (commodity rb)"]


def test_what_is_named_is_told_as_before(bridge: Bridge, shown: FakeDesk) -> None:
    assert subject_lines(fake_rules()[2], bridge.latest) == ["6688-01", "6688-02"]


def test_rules_on_units_and_strategies_name_what_they_watch_and_where_they_give_way(
    tell: Callable[..., tuple[Rule, ...]],
    bridge: Bridge,
    shown: FakeDesk,
    settle: Callable[[], None],
) -> None:
    shown.changes.put(Topic.LINE, "stock:a", book_line(5, id="stock:a", strategy="carry"))
    called = (Called("strategy:carry", "套利"), Called("commodity:cu", "铜"))
    shown.changes.put(Topic.BOOK, "", BookState(called=called, strategies=("carry",)))
    settle()
    every, own, each = (
        msgspec.structs.replace(one, metric=Metric.FORMULA, on="unit", limits=(), clauses=CLAUSES)
        for one in family("strategy:*", "strategy:carry", "*")
    )
    everything, mine, of_units = tell(every, own, each)
    assert subject_lines(everything, bridge.latest) == ["strategy 套利 · 铜: gives way to 规则1"]
    assert subject_lines(mine, bridge.latest) == ["strategy 套利 · 铜 (strategy 套利)"]
    assert "metals · 铜 (all)" in subject_lines(of_units, bridge.latest)
    assert places(bridge.latest).strategies == ("carry",)
    assert selector_name("strategy:*/cu", bridge.latest) == "every strategy · 铜"
    assert selector_name("strategy:carry/cu", bridge.latest) == "strategy 套利 · 铜"
