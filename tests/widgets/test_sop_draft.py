"""A suggestion stays one until it is confirmed or typed over; what is no value changes nothing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given

from terminal.core.quantiles import Proposal
from terminal.core.rule_digest import rule_digest
from terminal.domain.level import Level
from terminal.domain.pack import Stage
from terminal.domain.rule import Clause, Limit
from tests.rules import RULES, Rule
from tests.widgets.sop import BAND, HEDGE, JUMP, PACK, PLACES
from widgets.sop_draft import (
    SETTINGS,
    TIMES,
    SopDraft,
    Unread,
    condition_text,
    keys_of,
    setting_text,
    with_condition,
    with_setting,
)

D = Decimal
ATTENTION, WARNING, FORCED = Level


STEEP = msgspec.structs.replace(BAND, limits=(*BAND.limits, Limit(Level.FORCED, D(-600), D(500))))


def test_the_carry_bound_is_taken_downwards_for_the_forced_low_alone() -> None:
    draft = SopDraft(msgspec.structs.replace(PACK, rules=(STEEP,)))
    draft.lay(PLACES, ("cu",))
    draft.take_bound("sop.cu", D("-660.36"), 0)
    assert draft.rules["sop.cu"].limits == (*BAND.limits, Limit(FORCED, D(-661), D(500)))
    assert draft.confirmed == {("sop.cu", FORCED)}
    # Where the pack leaves a side open it stays open.
    high = msgspec.structs.replace(STEEP, limits=(Limit(FORCED, None, D(500)),))
    draft = SopDraft(msgspec.structs.replace(PACK, rules=(high,)))
    draft.lay(PLACES, ("cu",))
    draft.take_bound("sop.cu", D(-660), 0)
    assert draft.rules["sop.cu"].limits == high.limits
    assert not draft.confirmed


@pytest.fixture
def draft() -> SopDraft:
    made = SopDraft(PACK)
    made.lay(PLACES, ("cu",))
    return made


def test_every_number_is_a_suggestion_at_first(draft: SopDraft) -> None:
    # Two levels and the times of the band, one level and the times of either formula.
    assert draft.unconfirmed == 7
    draft.confirm("sop.cu", ATTENTION)
    draft.confirm("sop.cu", TIMES)
    assert draft.unconfirmed == 5
    draft.confirm("sop.cu", TIMES, False)
    assert draft.unconfirmed == 6
    draft.excluded.add("sop.jump")
    assert draft.unconfirmed == 4
    draft.confirm_all()
    assert draft.unconfirmed == 0
    # What was left out is not confirmed with the rest.
    draft.excluded.clear()
    assert draft.unconfirmed == 2


def test_what_is_typed_is_confirmed_and_stays_when_the_choice_changes(draft: SopDraft) -> None:
    draft.type_condition("sop.cu", ATTENTION, " -150 … ")
    draft.type_setting("sop.cu", "hold", "20s")
    assert draft.rules["sop.cu"].limits[0] == Limit(ATTENTION, D(-150), None)
    assert draft.unconfirmed == 5
    draft.lay(PLACES, ())
    assert draft.included == ()
    draft.lay(PLACES, ("cu",), ("华东",))
    assert draft.rules["sop.cu"].limits[0].low == D(-150)
    assert draft.rules["sop.cu"].hold == timedelta(seconds=20)
    assert draft.rules["sop.hedge"].subjects == ("华东/CU",)
    assert draft.unconfirmed == 5


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("-200 … 300", -200, 300),
        ("-200..300", -200, 300),
        ("−1,200 ... 0.5", -1200, D("0.5")),
        ("… 300", None, 300),
        ("－２００ … ３００", -200, 300),
        ("-5 …", -5, None),
        ("> 0.7", None, D("0.7")),
        ("<−200", -200, None),
    ],
)
def test_limits_are_typed_in_several_ways(text: str, low: object, high: object) -> None:
    limit = with_condition(BAND, ATTENTION, text).limits[0]
    assert (limit.low, limit.high) == (low, high)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-200, 300, "-200 … 300"), (None, D("0.70"), "> 0.70"), (D("-5"), None, "< -5")],
)
def test_limits_are_written_as_they_are_typed(low: object, high: object, said: str) -> None:
    limits = (Limit(ATTENTION, low and D(low), high and D(high)),)
    rule = msgspec.structs.replace(BAND, limits=limits)
    assert condition_text(rule, ATTENTION) == said
    assert with_condition(rule, ATTENTION, said).limits == limits


@pytest.mark.parametrize(
    "text", ["", "…", "300", "1 … 2 … 3", "a … 5", "nan …", "1 … inf", ">", "> x", "> 1 … 2"]
)
def test_what_is_no_limits_is_refused_in_words(text: str) -> None:
    with pytest.raises(Unread, match=r"limits are written|a number is needed"):
        with_condition(BAND, ATTENTION, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("hold", "soon"), ("clear_hold", "5"), ("cooldown", "-1s"), ("hold", "9" * 30 + "d")],
)
def test_what_is_no_span_is_refused_in_words(name: str, text: str) -> None:
    with pytest.raises(Unread, match="a duration is needed"):
        with_setting(JUMP, name, text)
    with pytest.raises(Unread, match="a number is needed"):
        with_setting(BAND, "hysteresis", "wide")


def test_what_cannot_be_read_confirms_nothing(draft: SopDraft) -> None:
    before = dict(draft.rules)
    with pytest.raises(Unread):
        draft.type_condition("sop.cu", ATTENTION, "x")
    assert (draft.rules, draft.unconfirmed) == (before, 7)


def test_a_formula_is_typed_as_it_is_and_its_flaw_is_told(draft: SopDraft) -> None:
    draft.type_condition("sop.jump", WARNING, "basis  >\n5")
    assert draft.rules["sop.jump"].clauses == (Clause(WARNING, "basis > 5"),)
    assert draft.flaw("sop.jump") is None
    draft.type_condition("sop.jump", WARNING, "basis >")
    flaw = draft.flaw("sop.jump")
    assert flaw is not None
    assert flaw.key == ("warning",)


@given(RULES)
def test_what_is_shown_says_what_it_was_when_typed_again(rule: Rule) -> None:
    for level in keys_of(rule)[:-1]:
        text = condition_text(rule, level)  # type: ignore[arg-type]
        has_limits = rule.clauses or text
        if has_limits:
            assert with_condition(rule, level, text) == rule  # type: ignore[arg-type]
    for name in SETTINGS:
        if text := setting_text(rule, name):
            assert with_setting(rule, name, text) == rule


def test_a_setting_that_a_rule_has_not_has_no_text() -> None:
    assert [setting_text(BAND, name) for name in SETTINGS] == ["40", "10s", "1m", ""]
    assert [setting_text(JUMP, name) for name in SETTINGS] == ["", "0s", "0s", "10m"]
    assert condition_text(BAND, FORCED) == ""


def test_the_past_fills_the_sides_that_a_level_has_rounded(draft: SopDraft) -> None:
    found = [
        Proposal(level=level, low=-12.345, high=6.789, count=60, episodes=1, held=1)
        for level in (ATTENTION, WARNING)
    ]
    draft.take("sop.cu", found, 1)
    assert draft.rules["sop.cu"].limits == (
        Limit(ATTENTION, D("-12.3"), D("6.8")),
        Limit(WARNING, None, D("6.8")),
    )
    assert draft.unconfirmed == 5


def test_a_rule_belongs_where_the_pack_says(draft: SopDraft) -> None:
    assert draft.stage(BAND) is Stage.THRESHOLD
    assert draft.stage(HEDGE) is Stage.MONITORING
    assert draft.stage(JUMP) is Stage.TRIGGER
    assert draft.stage(msgspec.structs.replace(BAND, id="x")) is Stage.THRESHOLD


def test_the_wish_is_what_is_included_and_names_the_packs_version(draft: SopDraft) -> None:
    draft.excluded.add("sop.hedge")
    draft.type_condition("sop.cu", ATTENTION, "-150 … 300")
    wish = draft.wish("why", "me", ("old",))
    assert [rule.id for rule in wish.rules] == ["sop.cu", "sop.jump"]
    assert all(rule.digest == rule_digest(rule) for rule in wish.rules)
    assert wish.rules[0].limits[0].low == D(-150)
    assert (wish.reason, wish.actor, wish.removed) == ("why", "me", ("old",))
    assert wish.source == f"metals@1.2 {PACK.digest}"
