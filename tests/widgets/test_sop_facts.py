"""What hinders a draft is said one thing at a time, the worst first."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.rule_digest import stamped
from terminal.core.view import RuleState
from terminal.domain.level import Level
from terminal.domain.pack import Pack
from terminal.domain.revision import Revision, RevisionState
from terminal.domain.rule import Rule
from terminal.domain.unit import BusinessUnit
from tests.builders import NOW
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import fake_rules
from tests.widgets.sop import BAND, HEDGE, JUMP, PACK
from widgets.bridge import Bridge
from widgets.rule_text import subject_name
from widgets.sop_draft import SopDraft
from widgets.sop_facts import SopFacts

Put = Callable[..., None]


@pytest.fixture
def facts(bridge: Bridge, shown: FakeDesk) -> SopFacts:
    return SopFacts(bridge)


@pytest.fixture
def in_force(desk: FakeDesk, settle: Callable[[], None]) -> Put:
    def put(*rules: Rule, resolved: tuple[Rule, ...] = ()) -> None:
        desk.changes.put(Topic.RULES, "", RuleState(rules=resolved or rules, written=rules))
        settle()

    return put


def drafted(facts: SopFacts, pack: Pack = PACK) -> SopDraft:
    draft = SopDraft(pack)
    draft.lay(facts.places(), ("cu",))
    return draft


def test_places_are_the_pairs_and_accounts_that_are_told(facts: SopFacts) -> None:
    places = facts.places()
    assert places.pairs["pair00"] == "SHFE.cu2701"
    assert set(places.accounts) == {"6688-01", "6688-02"}


def test_each_rule_watches_what_its_selectors_mean_here(facts: SopFacts) -> None:
    found = facts.resolved(drafted(facts))
    assert found["sop.cu"].subjects == found["sop.jump"].subjects == ("pair00",)
    assert found["sop.hedge"].subjects == ("*/CU",)
    assert facts.decimals(drafted(facts)) == {"sop.cu": 0, "sop.jump": 0, "sop.hedge": 0}


def test_two_of_a_pack_that_say_the_same_here_are_told_and_break_nothing(facts: SopFacts) -> None:
    one = msgspec.structs.replace(BAND, family="f")
    other = msgspec.structs.replace(one, id="sop.other", subjects=("commodity:SHFE.cu",))
    draft = drafted(facts, msgspec.structs.replace(PACK, rules=(one, other)))
    draft.confirm_all()
    assert {rule.subjects for rule in facts.resolved(draft).values()} == {("pair00",)}
    words, tone = facts.verdict(draft, "quarter 4")
    assert tone == "bad"
    assert "pair00" in words or "铜" in words


def test_what_takes_the_place_of_a_rule_of_its_family_is_a_draft_once_that_goes(
    facts: SopFacts, in_force: Put
) -> None:
    old = stamped(msgspec.structs.replace(BAND, id="house", family="f"))
    one = stamped(msgspec.structs.replace(BAND, family="f"))
    draft = drafted(facts, msgspec.structs.replace(PACK, rules=(one,)))
    draft.confirm_all()
    in_force(old, resolved=(msgspec.structs.replace(old, subjects=("pair00",)),))
    assert facts.doubled(draft) == ("house",)
    assert facts.verdict(draft, "quarter 4")[1] == "bad"
    assert facts.verdict(draft, "quarter 4", ("house",))[1] == "ok"


def test_a_rule_that_goes_is_a_draft_by_itself(facts: SopFacts, in_force: Put) -> None:
    draft = drafted(facts, msgspec.structs.replace(PACK, rules=(BAND,)))
    draft.confirm_all()
    house = stamped(msgspec.structs.replace(BAND, id="house"))
    in_force(*draft.included, house)
    assert facts.verdict(draft, "quarter 4")[1] == "muted"
    assert facts.verdict(draft, "quarter 4", ("house",))[1] == "ok"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("metals@1.3 ab", "Version 1.3 of this pack went live before: this one is older"),
        ("metals@1.2 ab", "Version 1.2 of this pack went live before, with another text"),
        ("metals@1.1 ab", ""),
        (PACK.origin, ""),
    ],
)
def test_an_older_file_of_a_pack_says_so(
    facts: SopFacts, desk: FakeDesk, settle: Callable[[], None], source: str, words: str
) -> None:
    lived = Revision(
        id="r1", rules=(), base={}, digest="", reason="r", source=source, author="a", drafted=NOW,
        state=RevisionState.LIVE, live=NOW,
    )  # fmt: skip
    desk.changes.put(Topic.RULES, "", RuleState(rules=(), written=(), revisions=(lived,)))
    settle()
    draft = drafted(facts)
    draft.confirm_all()
    said, tone = facts.verdict(draft, "quarter 4")
    assert tone == "ok"
    assert ("went live before" in said) == bool(words)
    assert words in said


def test_written_rules_are_those_of_the_file_until_the_desk_has_said_more(
    facts: SopFacts, in_force: Put
) -> None:
    assert facts.written() == fake_rules()
    in_force(BAND)
    assert facts.written() == (BAND,)


def test_rules_that_watch_the_same_are_named_unless_the_new_one_is_left_out(
    facts: SopFacts, in_force: Put
) -> None:
    draft = drafted(facts)
    # Its warning and its forced low would be watched by nothing.
    assert facts.doubled(draft) == ()
    low = fake_rules()[0]
    in_force(msgspec.structs.replace(low, limits=low.limits[:1]))
    assert facts.doubled(draft) == ("basis-low",)
    draft.excluded.add("sop.cu")
    assert facts.doubled(draft) == ()


def test_what_hinders_is_said_until_nothing_does(facts: SopFacts, in_force: Put) -> None:
    draft = drafted(facts)
    assert facts.verdict(draft, "") == ("7 suggestions are not confirmed", "attention")
    draft.type_condition("sop.cu", Level.ATTENTION, "300 … -200")
    words, tone = facts.verdict(draft, "")
    assert tone == "bad"
    assert words == "铜区间: attention.low = 300: must be below high, -200"
    draft.type_condition("sop.cu", Level.ATTENTION, "-200 … 300")
    draft.confirm_all()
    assert facts.verdict(draft, "  ") == ("Say why, below", "attention")
    words, tone = facts.verdict(draft, "quarter 4")
    assert (words[:28], tone) == ("3 rules become a draft; noth", "ok")
    in_force(*draft.included)
    assert facts.verdict(draft, "quarter 4") == ("All of this is in force already", "muted")
    draft.type_setting("sop.cu", "hold", "11s")
    assert facts.verdict(draft, "quarter 4")[1] == "ok"
    draft.excluded.update(draft.rules)
    assert facts.verdict(draft, "x") == ("Nothing of this pack is on this desk", "attention")


def test_what_a_rule_was_on_and_will_not_be_on_is_said(
    facts: SopFacts, in_force: Put, bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    for unit in ("east", "west"):
        desk.changes.put(Topic.UNIT, unit, BusinessUnit(id=unit, name=unit))
    settle()
    zinc = msgspec.structs.replace(JUMP, subjects=("commodity:cu", "commodity:zn"))
    pack = msgspec.structs.replace(PACK, rules=(zinc, HEDGE), commodities=("cu", "zn"))
    both = drafted(facts, pack)
    in_force(*both.included)
    draft = SopDraft(pack)
    draft.lay(facts.places(), ("zn",), ("east",))
    draft.confirm_all()
    name = subject_name("pair00", bridge.latest)
    assert facts.verdict(draft, "zinc too")[0].endswith(f". No longer watched by them: {name}")
    draft.lay(facts.places(), ("cu", "zn"), ("east",))
    draft.confirm_all()
    words, tone = facts.verdict(draft, "zinc too")
    assert words.endswith(f". No longer watched by them: {subject_name('west/CU', bridge.latest)}")
    assert tone == "ok"
    draft.lay(facts.places(), ("cu", "zn"))
    assert facts.verdict(draft, "zinc too")[0].endswith("before it is approved")


def test_two_of_a_family_that_say_the_same_hinder(facts: SopFacts, in_force: Put) -> None:
    mine = msgspec.structs.replace(BAND, family="bands")
    other = msgspec.structs.replace(mine, id="other", name="另一条")
    in_force(other)
    draft = drafted(facts, msgspec.structs.replace(PACK, rules=(mine, JUMP, HEDGE)))
    words, tone = facts.verdict(draft, "")
    assert tone == "bad"
    assert "sop.cu" in words
    assert "另一条" in words
