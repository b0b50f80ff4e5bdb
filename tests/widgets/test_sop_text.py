"""What a pack says beside what is in force, in the screen's words."""

from __future__ import annotations

import msgspec
import pytest

from terminal.core.quantiles import Proposal
from terminal.domain.level import Level
from terminal.domain.pack import Stage
from terminal.domain.rule import Rule
from tests.widgets.sop import BAND, HEDGE, JUMP, PACK, PLACES
from widgets import sop_text as text
from widgets.latest import Latest
from widgets.sop_draft import SopDraft
from widgets.sop_past import Past

LATEST = Latest({"channel:sms": "短信", "rule:old": "旧规则", "pair:pair00": "沪铜 · 上海"})
ATTENTION, WARNING, FORCED = Level


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("channels.warning", ("sms", "fax"), "短信, fax"),
        ("channels.warning", (), "—"),
        ("response.propose_from", ("warning",), "Warning"),
        ("response.four_eyes", ("yes",), "yes"),
        ("response.four_eyes", ("no",), "no"),
        ("response.ack_warning", ("0s",), "without end"),
        ("response.renotify", ("0s",), "0s"),
        ("monitoring.spot_max_age", ("30s", "26h"), "30s, 26h"),
        ("review.levels", ("warning", "forced"), "Warning, Forced"),
    ],
)
def test_values_in_words(key: str, values: tuple[str, ...], said: str) -> None:
    assert text.values_text(key, values, LATEST) == said


@pytest.mark.parametrize(
    ("value", "decided", "is_same"),
    [
        ("120s", ("2m",), True),
        ("120s", ("2m", "3m"), False),
        (("a", "b"), ("a", "b"), True),
        (("a", "b"), ("b", "a"), False),
        (True, ("no",), False),
        ("30s", (), False),
        ("30s", None, False),
    ],
)
def test_a_span_is_the_same_however_it_is_written(
    value: str | bool | tuple[str, ...], decided: tuple[str, ...] | None, is_same: bool
) -> None:
    assert text.is_same(value, decided) is is_same


def test_every_stage_and_every_key_of_advice_has_words() -> None:
    assert list(text.STAGES) == list(Stage)
    from terminal.packfile import ChannelsTable, MonitoringTable, ResponseTable, ReviewTable

    tables = (MonitoringTable, ChannelsTable, ResponseTable, ReviewTable)
    stages = ("monitoring", "channels", "response", "review")
    keys = {
        f"{stage}.{field.name}"
        for stage, table in zip(stages, tables, strict=True)
        for field in msgspec.structs.fields(table)
        if not field.name.startswith("reason")
    }
    assert set(text.KEYS) == keys


def test_selectors_in_words() -> None:
    rule = msgspec.structs.replace(
        BAND, subjects=("*", "commodity:cu", "contract:SHFE.cu2701", "pair00", "x")
    )
    assert text.subjects_text(rule, LATEST) == "all, cu, SHFE.cu2701, 沪铜 · 上海, x"


def test_what_is_in_force_is_the_same_rule_or_one_that_watches_the_same() -> None:
    band = msgspec.structs.replace(BAND, subjects=("pair00",))
    old = msgspec.structs.replace(band, id="old", limits=BAND.limits[:1])
    other = msgspec.structs.replace(old, id="other", subjects=("pair01",))
    same = msgspec.structs.replace(band, limits=BAND.limits[1:])

    def said(level: Level, *in_force: Rule) -> str:
        return text.in_force_text(band, level, in_force, LATEST)

    assert said(ATTENTION, other, old) == "-200 … 300  旧规则"
    assert said(WARNING, other, old) == "—"
    assert said(WARNING, old, same) == "> 450"
    assert said(ATTENTION, old, same) == "—"
    assert said(ATTENTION, other, JUMP) == "—"
    assert text.in_force_text(JUMP, WARNING, [old, JUMP], LATEST) == JUMP.clauses[0].formula


def test_a_suggestion_of_the_past_says_what_it_rests_on() -> None:
    found = Proposal(level=ATTENTION, low=-12.36, high=-0.01, count=180, episodes=9, held=4)
    past = Past(proposals=(found,), pairs=("pair00",), days=180)
    assert text.past_text(past, ATTENTION, 1) == "-12.4 … -0.0  n 180: 9 → 4 times"
    assert text.past_text(past, FORCED, 1) == text.past_text(None, ATTENTION, 1) == "—"
    hint = text.past_hint(past, ATTENTION, LATEST)
    assert hint == (
        "P5/P95 of the closes of 180 days of 沪铜 · 上海: 9 episodes, 4 with the dead band. "
        "Less than a year of trading suggests little."
    )
    assert text.past_hint(past, FORCED, LATEST) == ""
    year = msgspec.structs.replace(past, days=365)
    assert "suggests little" not in text.past_hint(year, ATTENTION, LATEST)


def test_too_few_days_are_said_to_suggest_nothing() -> None:
    past = Past(proposals=(), pairs=("pair00",), days=12)
    for level in (ATTENTION, FORCED):
        assert text.past_text(past, level, 1) == "nothing yet: n 12 of 60"
    said = "The past suggests nothing yet: n 12 of 60 days of 沪铜 · 上海."
    assert text.past_hint(past, ATTENTION, LATEST) == said
    assert text.past_hint(past, "times", LATEST) == said


def test_what_is_left_out_is_named_once() -> None:
    draft = SopDraft(PACK)
    draft.lay(PLACES, ("cu",))
    assert text.left_out_text(draft, LATEST) == "Left out here: al."
    draft.lay(PLACES, ())
    assert text.left_out_text(draft, LATEST) == "Left out here: cu, al."
    whole = SopDraft(msgspec.structs.replace(PACK, rules=(HEDGE,)))
    whole.lay(PLACES, ("cu",))
    assert text.left_out_text(whole, LATEST) == ""


def test_there_is_a_heading_for_each_column() -> None:
    from widgets.sop_tree import STATE

    assert len(text.headings()) == STATE + 1
