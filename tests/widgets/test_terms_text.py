"""A step of a pair's terms is read from the ledger as a person would say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from terminal.core.terms_step import Terms, TermsStep
from terminal.domain.alert import Fact
from terminal.domain.audit import Entry, body_of
from tests.book_builders import D
from tests.builders import NOW, make_alert, make_premium
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.entry_text import entry_text
from widgets.fact_text import fact_rows
from widgets.terms_text import row_text, step_text

DAY = date(2026, 7, 1)
ROW = make_premium(45, since=DAY, source="表")
OLD = Terms(premium=D(-20), tax_factor=D("1.13"))
NEW = Terms(premium=D(45), tax_factor=D("1.13"), rows=(ROW,))
STEP = TermsStep(pair="pair00", day=DAY, terms=NEW, before=OLD)


def test_what_has_changed_is_said_with_its_rows(bridge: Bridge, shown: FakeDesk) -> None:
    words = "沪铜 CU2701  2026-07-01  premium −20 → 45  brand 贵冶, from 2026-07-01, 表"
    assert step_text(STEP, bridge.latest) == words
    entry = Entry(
        seq=1,
        time=NOW,
        kind="pair_terms",
        ref="pair00",
        actor="system",
        body=body_of(STEP),
        prev="",
        digest="",
    )
    assert entry_text(entry, bridge.latest) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, NEW, "premium 45  brand 贵冶, from 2026-07-01, 表  tax factor 1.13"),
        (OLD, Terms(premium=D(-20), tax_factor=D("1.10")), "tax factor 1.13 → 1.1"),
        (
            Terms(premium=D(45), tax_factor=D("1.13")),
            NEW,
            "premium 45  brand 贵冶, from 2026-07-01, 表",
        ),
    ],
)
def test_a_first_record_says_all_and_a_new_row_of_the_same_number_itself(
    bridge: Bridge, shown: FakeDesk, before: Terms | None, after: Terms, words: str
) -> None:
    step = TermsStep(pair="pair00", day=DAY, terms=after, before=before)
    assert step_text(step, bridge.latest) == f"沪铜 CU2701  2026-07-01  {words}"


def test_the_days_of_a_row_are_kept_apart_from_its_words(speak: Callable[[str], None]) -> None:
    assert row_text("another record's words") == "another record's words"
    speak("zh")
    told = row_text("brand 贵冶, from 2026-01-01 to 2026-12-31, 表 1, from 2 to 3, 上期所")
    assert told == "brand 贵冶，自 2026-01-01 至 2026-12-31，表 1, from 2 to 3, 上期所"


def test_an_alert_names_the_pair_that_has_other_terms(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    facts = (
        Fact("turned_premium", "pair00: -20 → 45"),
        Fact("turned_row", "brand 贵冶, from 2026-07-01, 表"),
        Fact("turned_tax", "pair00: 1.16 → 1.13"),
        Fact("turned_rate", "13%, from 2019-04-01"),
    )
    alert = make_alert(facts=facts)
    assert fact_rows(alert, bridge.latest) == [
        ("Another premium since today", "沪铜 CU2701: −20 → 45"),
        ("Row now in force", "brand 贵冶, from 2026-07-01, 表"),
        ("Another tax factor since today", "沪铜 CU2701: 1.16 → 1.13"),
        ("VAT rate in force", "13%, from 2019-04-01"),
    ]
    speak("zh")
    assert fact_rows(alert, bridge.latest)[-1] == ("现行增值税率", "13%，自 2019-04-01 起")
