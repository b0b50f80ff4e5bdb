"""Which subjects a rule is on, and who gives way to whom."""

from __future__ import annotations

import msgspec
import pytest

from terminal.core.selectors import BadSelector, Places, check_meant, meant_part, places_of, resolve
from terminal.core.unit_rules import is_watched
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import make_pair, make_rule

PLACES = Places(
    {"cu1": "SHFE.cu2701", "cu2": "SHFE.cu2702", "bc": "INE.bc2701", "al": "SHFE.al2701"},
    ("a", "b"),
)


def on(*subjects: str, id: str = "r", family: str = "", metric: Metric = Metric.BASIS) -> Rule:
    return msgspec.structs.replace(
        make_rule(id=id, subjects=subjects, metric=metric), family=family
    )


def of_units(*subjects: str, id: str = "u", family: str = "") -> Rule:
    return Rule(
        id=id,
        name=id,
        metric=Metric.FORMULA,
        on="unit",
        subjects=subjects,
        limits=(),
        clauses=(Clause(Level.WARNING, "flat_exposure > 100"),),
        family=family,
    )


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("*", ("cu1", "cu2", "bc", "al")),
        ("commodity:cu", ("cu1", "cu2")),
        ("commodity:CU", ("cu1", "cu2")),
        ("commodity:SHFE.cu", ("cu1", "cu2")),
        ("contract:SHFE.cu2702", ("cu2",)),
        ("al", ("al",)),
    ],
)
def test_a_selector_means_pairs(pattern: str, meant: tuple[str, ...]) -> None:
    assert resolve([on(pattern)], PLACES)[0].subjects == meant


def test_a_star_means_accounts_in_a_rule_on_accounts() -> None:
    assert resolve([on("*", metric=Metric.AVAILABLE)], PLACES)[0].subjects == ("a", "b")


@pytest.mark.parametrize(
    "pattern", ["zn", "commodity:zn", "contract:SHFE.cu2703", "commodity:", "a"]
)
def test_what_means_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(BadSelector, match=f"rule r is on {pattern}, and no pair"):
        check_meant(on(pattern), PLACES)


def test_what_is_named_and_not_known_stays() -> None:
    assert resolve([on("zn", "commodity:al")], PLACES)[0].subjects == ("al", "zn")


def test_a_star_of_nothing_is_nothing() -> None:
    assert (
        resolve([on("*", metric=Metric.AVAILABLE)], places_of([make_pair()], []))[0].subjects == ()
    )


def test_the_most_specific_of_a_family_watches() -> None:
    rules = [
        on("*", id="all", family="level"),
        on("commodity:cu", id="cu", family="level"),
        on("contract:SHFE.cu2702", "bc", id="one", family="level"),
        on("*", id="other"),
    ]
    every, cu, one, other = (rule.subjects for rule in resolve(rules, PLACES))
    assert (every, cu, one) == (("al",), ("cu1",), ("cu2", "bc"))
    assert other == ("cu1", "cu2", "bc", "al")


def test_the_order_of_the_rules_decides_nothing() -> None:
    rules = [on("*", id="all", family="level"), on("cu1", id="one", family="level")]
    forth = {rule.id: rule.subjects for rule in resolve(rules, PLACES)}
    back = {rule.id: rule.subjects for rule in resolve(rules[::-1], PLACES)}
    assert forth == back == {"all": ("cu2", "bc", "al"), "one": ("cu1",)}


def test_two_of_a_family_that_say_the_same_are_refused() -> None:
    rules = [on("commodity:cu", id="x", family="f"), on("commodity:cu", id="y", family="f")]
    with pytest.raises(BadSelector, match="rules y and x of the family f are both on commodity:cu"):
        resolve(rules, PLACES)


def test_families_of_pairs_and_of_accounts_do_not_meet() -> None:
    rules = [on("*", id="x", family="f"), on("*", id="y", family="f", metric=Metric.AVAILABLE)]
    assert [len(rule.subjects) for rule in resolve(rules, PLACES)] == [4, 2]


def test_among_units_the_most_specific_watches_whatever_the_book_brings() -> None:
    written = [
        of_units("*", id="all", family="f"),
        of_units("*/CU", id="cu", family="f"),
        of_units("east", id="east", family="f"),
        of_units("east/CU", id="one", family="f"),
    ]
    rules = resolve(written, PLACES)

    def watching(subject: str) -> list[str]:
        return [rule.id for rule in rules if is_watched(rule, subject)]

    assert watching("west/AL") == ["all"]
    assert watching("west/CU") == ["cu"]
    assert watching("east/AL") == ["east"]
    assert watching("east/CU") == ["one"]


def test_two_among_units_that_differ_by_case_alone_are_refused() -> None:
    for one, other in (
        ("*/CU", "*/cu"),
        ("east/CU", "east/cu"),
        ("strategy:a/CU", "strategy:a/cu"),
    ):
        with pytest.raises(BadSelector, match="of the family f are both on"):
            resolve(
                [of_units(one, id="a", family="f"), of_units(other, id="b", family="f")], PLACES
            )
    # A unit's own name is as it is written.
    resolve([of_units("East", id="a", family="f"), of_units("east", id="b", family="f")], PLACES)
    (rule,) = resolve([of_units("*/CU", "*/cu", id="a", family="f")], PLACES)
    assert is_watched(rule, "east/CU")


def test_of_a_rule_the_part_that_is_here_is_told() -> None:
    rule = on("cu2", "gone", "*", "commodity:zz", "commodity:CU")
    assert meant_part(rule, PLACES).subjects == ("cu2", "*", "commodity:CU")
    assert meant_part(on("gone"), PLACES).subjects == ()
    units = of_units("nobody/CU")
    assert meant_part(units, PLACES) is units


def off(rule: Rule) -> Rule:
    return msgspec.structs.replace(rule, enabled=False)


def test_what_is_switched_off_watches_nothing_and_its_family_takes_its_place() -> None:
    rules = [
        on("*", id="all", family="level"),
        off(on("commodity:cu", id="cu", family="level")),
        off(of_units("east")),
    ]
    everything, copper, units = resolve(rules, PLACES)
    assert everything.subjects == ("cu1", "cu2", "bc", "al")
    assert (copper.subjects, units.subjects) == ((), ())


def test_what_is_switched_off_is_no_tie() -> None:
    rules = [on("*", id="a", family="level"), off(on("*", id="b", family="level"))]
    assert resolve(rules, PLACES)[0].subjects == ("cu1", "cu2", "bc", "al")


@pytest.mark.parametrize("other", ["commodity:CU", "commodity:SHFE.cu"])
def test_two_that_say_the_same_in_other_words_are_refused(other: str) -> None:
    rules = [on("commodity:cu", id="x", family="level"), on(other, id="y", family="level")]
    with pytest.raises(BadSelector, match="rules x and y of the family level are both on cu1"):
        resolve(rules, PLACES)


def test_what_a_third_says_more_specifically_is_no_tie() -> None:
    rules = [
        on("commodity:bc", id="x", family="level"),
        on("commodity:BC", id="y", family="level"),
        on("bc", id="z", family="level"),
    ]
    assert [rule.subjects for rule in resolve(rules, PLACES)] == [(), (), ("bc",)]


def test_what_may_mean_nothing_yet_is_no_mistake() -> None:
    # A desk may have no account, and units come with the book.
    check_meant(on("*", metric=Metric.AVAILABLE), Places({}, ()))
    check_meant(of_units("nobody", "*/XX"), PLACES)


@pytest.mark.parametrize("pattern", ["commodity:", "contract:"])
def test_what_has_no_name_means_no_account(pattern: str) -> None:
    with pytest.raises(BadSelector, match=f"is on {pattern}, and no account"):
        check_meant(on(pattern, metric=Metric.AVAILABLE), PLACES)


def test_a_selector_without_a_name_means_nothing() -> None:
    rules = [on("commodity:", "contract:", metric=Metric.AVAILABLE), on("commodity:")]
    assert [rule.subjects for rule in resolve(rules, PLACES)] == [(), ()]
