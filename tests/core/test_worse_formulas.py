"""Which number of a formula's alert gets worse, which way, and that a restart knows it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.book_wish import PriceContract
from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.domain.alert import Alert, Decided
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from tests.core.test_formulas import formula
from tests.core.test_standing_values import AGELESS, S, again, goes, taken, takes
from tests.core.test_unit_alerts import unit_desk
from tests.playbook import Containing, Play, down

# Which way is worse


def test_an_exposure_that_goes_on_is_told_again_with_its_numbers_of_now() -> None:
    # 500 t in store, 150 t of futures. Taken at 780 t: up to 936 t is no news.
    play = unit_desk("flat_exposure > 700")
    play.hears(PriceContract("P1", Decimal(130), Decimal(78_000), "li")).ticks(1)
    takes(play).hears(PriceContract("P1", Decimal(156), Decimal(78_000), "li")).ticks(3).tells()
    assert (play.alert.state, play.alert.latest) == (S.ACKNOWLEDGED, 936)
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li")).ticks(1)
    play.tells("wecom", "sms", reason=Reason.WORSENED)
    play.tells("wecom", "sms", text=Containing("确认后恶化 金属 铜 flat_exposure > 700；"))
    # 130 t before it began, and 156 t and 400 t since.
    play.tells("wecom", "sms", text=Containing("；flat_exposure = 1336 成因 点价 P1 +686 "))
    play.records("alert", state="firing", acknowledged=None, value="1336.0", latest="1336.0")
    play.ticks(60).tells()


def test_below_is_worse_further_below_and_no_alarm_is_made_of_what_gets_better() -> None:
    # Taken at -250: a fifth of it is 50.
    play = taken(-250, "basis < -200")
    for second, value in enumerate((-230, -201, -290, -300, -210), 2):
        goes(play, second, value).tells()
        assert play.alert.latest == value
    goes(play, 10, -301).tells("wecom", reason=Reason.WORSENED, text=Containing("basis = -301"))
    assert (play.alert.state, play.alert.value) == (S.FIRING, -301)


def test_either_side_of_an_abs_is_as_far_as_it_is_from_zero() -> None:
    play = taken(150, "abs(basis) > 100")
    goes(play, 2, -180).tells()
    goes(play, 3, -181).tells("wecom", reason=Reason.WORSENED)
    # Taken there, the other side counts from it: 181 and a fifth.
    takes(play)
    goes(play, 4, 217).tells()
    goes(play, 5, 218).tells("wecom", reason=Reason.WORSENED)


def test_beyond_the_other_of_two_limits_it_is_further_out_by_what_is_beyond_that() -> None:
    # Taken 110 beyond its high limit; a fifth of 410 is 82.
    play = taken(410, "outside(basis, -200, 300)")
    goes(play, 2, -392).tells()
    goes(play, 3, -393).tells("wecom", reason=Reason.WORSENED)


def test_two_limits_of_one_number_in_an_or_are_a_band_as_well() -> None:
    play = taken(410, "basis > 300 or basis < -200")
    goes(play, 2, -392).tells()
    goes(play, 3, -393).tells("wecom", reason=Reason.WORSENED)
    assert (play.alert.value, play.alert.limit) == (-393, -200)


def test_what_must_not_be_below_is_worse_above() -> None:
    play = taken(400, "not (basis < 300) and futures > 1")
    goes(play, 2, 310).tells()
    goes(play, 3, 481).tells("wecom", reason=Reason.WORSENED)


def test_what_must_be_near_zero_gets_no_worse() -> None:
    play = taken(40, "abs(basis) < 100")
    for second, value in enumerate((90, 1, 0, -99), 2):
        goes(play, second, value).tells()
        assert play.alert.latest == value
    play = taken(40, "abs(basis) < 100 or futures < 77_000")
    goes(play, 2, 5000, 76_000).tells()


def test_a_flip_and_a_state_of_data_get_no_worse() -> None:
    play = Play(rules=(formula('flip(basis, 20, lasting="10m")'),)).opens(basis=-100)
    takes(goes(play, 1, 40))
    for second, value in enumerate((5000, 90_000, 30), 2):
        goes(play, second, value).tells()
    assert (play.alert.latest, play.alert.decided) == (1, None)
    play = Play(rules=(formula("link_down(basis)"),)).opens().hears(down("md")).ticks(1)
    takes(play).ticks(30).tells()
    assert play.alert.decided is None


def test_a_rank_and_a_change_go_on_as_well() -> None:
    play = Play(rules=(formula("rank(basis, 250) > 50%"),), pairs=(AGELESS,)).opens()
    # 60 values must be known: 0 to 58 rising, then one in the upper half and the highest.
    for second in range(60):
        goes(play, second, second)
    goes(play, 60, 35)
    assert play.alert.latest < 0.7
    takes(play)
    # Taken at about 0.6: a fifth of it is 0.12.
    goes(play, 61, 100).tells("wecom", reason=Reason.WORSENED)
    play = taken(50, 'change(basis, "sample") > 40')
    goes(play, 2, 97).tells()
    assert play.alert.latest == 47
    goes(play, 3, 200).tells("wecom", reason=Reason.WORSENED, text=Containing(" = 103；"))


# Which comparison


def test_of_an_or_only_the_comparison_that_raised_it_is_looked_at() -> None:
    play = taken(400, "basis > 300 or futures < 77_000")
    goes(play, 2, 100, 76_000).tells()
    goes(play, 3, 100, 60_000).tells()
    assert (play.alert.latest, play.alert.state) == (100, S.ACKNOWLEDGED)
    goes(play, 5, 480, 60_000).tells()
    goes(play, 6, 481, 60_000).tells("wecom", reason=Reason.WORSENED)
    # Taken while the other one holds it: what is not so may come nearer without a word.
    takes(goes(play, 7, -1000, 60_000).tells())
    goes(play, 8, 300, 60_000).tells()
    goes(play, 9, 301, 60_000).tells("wecom", reason=Reason.WORSENED)


def test_of_an_or_the_comparison_that_raised_it_may_be_the_second() -> None:
    play = Play(rules=(formula("basis > 300 or futures < 77_000"),), pairs=(AGELESS,)).opens()
    takes(goes(play, 1, 100, 76_000))
    assert (play.alert.decided, play.alert.latest) == (Decided("futures", 77_000, None), 76_000)
    # The basis is beyond its limit too, and far: the other one is what was taken.
    goes(play, 2, 900, 76_000).tells()
    goes(play, 3, 900, 60_000).tells("wecom", reason=Reason.WORSENED)
    assert (play.alert.value, play.alert.limit) == (60_000, 77_000)


def test_of_an_and_the_first_comparison_is_the_measure() -> None:
    play = taken(400, "all(basis > 300, futures > 70_000)")
    goes(play, 2, 400, 99_000).tells()
    goes(play, 3, 481, 78_000).tells("wecom", reason=Reason.WORSENED)


def test_after_a_rise_it_is_measured_from_where_the_higher_level_was_taken() -> None:
    play = taken(400, "basis > 300", "basis > 500")
    goes(play, 2, 600).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    assert play.alert.latest == 600
    takes(play)
    assert play.alert.acknowledged_value == 600
    goes(play, 3, 720).tells()
    goes(play, 4, 721).tells("wecom", "sms", reason=Reason.WORSENED, level=Level.WARNING)


def test_who_takes_a_rise_at_once_takes_what_it_rose_to() -> None:
    play = taken(400, "basis > 300", "basis > 500").at(2).basis(600)
    assert takes(play).alert.acknowledged_value == 600


def test_a_level_that_falls_to_another_number_is_measured_by_that_from_then_on() -> None:
    play = taken(400, "basis > 300", "futures > 79_000 and spot > 1")
    goes(play, 2, 400, 80_000).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    assert play.alert.decided == Decided("futures", None, 79_000)
    takes(play)
    goes(play, 3, 410, 78_000).tells()
    # 410 is in the ledger as what is known of it.
    play.records("alert", standing=1, latest="410.0", acknowledged_value="410.0", limit="300.0")
    assert play.alert.state is S.ACKNOWLEDGED
    second = again(goes(play, 4, 492)).opens(basis=492)
    goes(second, 5, 492).tells()
    goes(second, 6, 493).tells("wecom", reason=Reason.WORSENED)


def test_a_level_that_comes_and_goes_makes_no_records() -> None:
    play, written = taken(400, "basis > 300", "futures > 79_000 and spot > 1"), 0
    for second in range(2, 250):
        goes(play, second, 400, 80_000 if second % 2 else 78_000)
        written += sum(one.record.kind == "alert" for one in play.all(Write))
    assert written <= 5
    assert play.alert.decided == Decided("basis", None, 300)


# Over a restart, and under another version of the rule


def test_what_was_taken_at_which_value_is_known_after_a_restart() -> None:
    play = taken(600, "basis > 500")
    goes(play, 2, 700)
    second = again(play).opens(basis=700)
    assert second.alert.acknowledged_value == 600
    goes(second, 3, 720).tells()
    goes(second, 4, 721).tells("wecom", reason=Reason.WORSENED)
    # Whether it was killed or not, the same is told and written.
    goes(play, 3, 720).tells()
    goes(play, 4, 721).tells("wecom", reason=Reason.WORSENED)
    # But for the cause, which nobody saw after the start.
    one, other = (msgspec.structs.replace(each.alert, facts=()) for each in (second, play))
    assert one == other


def test_an_alert_of_an_older_ledger_is_measured_from_its_first_look() -> None:
    old = taken(600, "basis > 500").alert
    body = {key: None if key == "decided" else getattr(old, key) for key in old.__struct_fields__}
    play = Play(nonce=b"second", rules=(formula("basis > 500"),), pairs=(AGELESS,))
    play.engine.restore(Memory(alerts=(Alert(**body),)), play.now)
    play.opens(basis=1000)
    goes(play, 2, 1200).tells()
    play.records("alert", state="acknowledged", acknowledged_value="1200.0")
    goes(play, 3, 1440).tells()
    goes(play, 4, 1441).tells("wecom", reason=Reason.WORSENED)


def test_another_limit_of_the_same_number_keeps_what_was_taken() -> None:
    play = taken(600, "basis > 500")
    rule = formula("basis > 450")
    play.hears(DraftRules(rules=(rule,), reason="less", actor="li"))
    (revision,) = play.engine.state.rulebook.revisions.values()
    play.hears(ApproveRules(revision.id, revision.digest, "wu"), PutLive(revision.id, "li"))
    goes(play, 2, 720).tells()
    assert play.alert.decided == Decided("basis", None, 450)
    goes(play, 3, 721).tells("wecom", reason=Reason.WORSENED)
