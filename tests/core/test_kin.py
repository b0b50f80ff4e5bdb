"""A conversation: a unit's alert fires, somebody looks at it, and the book moves on."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.effect import Show, Topic
from terminal.core.event import AccountChanged, PositionsChanged
from terminal.core.kin_view import Kin, KinGroup, KinUnit
from terminal.core.kin_wish import LookAt
from terminal.domain.change import Change
from terminal.domain.contract import TradeSide
from terminal.domain.register import Table
from tests.book_builders import (
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_register,
    make_transit,
)
from tests.builders import ACCOUNT, FUTURES, PAIR, make_account
from tests.core.test_bookwork import BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import Play, lots

OTHER = "8800-02"
BOOK = changes_of(
    make_register(
        contracts=[
            make_contract(futures=FUTURES),
            make_contract(
                id="S1", side=TradeSide.SALE, quantity=D(80), futures=FUTURES, unit="farm"
            ),
        ],
        stock=[
            make_lot(futures=FUTURES),
            make_lot(id="L2", quantity=D(120), futures=FUTURES),
            make_lot(id="LF", unit="farm", quantity=D(60), futures=FUTURES),
            make_lot(id="L0", quantity=D(0), futures=FUTURES),
        ],
        transit=[
            make_transit(futures=FUTURES),
            make_transit(id="T2", has_title=False, contract="P1", futures=FUTURES),
        ],
        allocations=[
            make_allocation(account=ACCOUNT, share=D("0.6")),
            make_allocation(id="A2", account=ACCOUNT, unit="farm", share=D("0.4")),
            make_allocation(id="A3", account=OTHER),
        ],
    )
)


def desk(rule: str = "basis_exposure > 1400", **fields: object) -> BookPlay:
    """150 t of futures in one account, 60 % of it of metals; another account that holds nothing."""
    rules = (formula(rule, **{"on": "unit", "subjects": ("metals",)} | fields),)
    play = BookPlay(rules=rules, accounts=(ACCOUNT, OTHER))
    play.opens(lots(long_history=30))
    play.hears(PositionsChanged(OTHER, (), complete=True))
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).ticks(1)
    return play


def looked(play: Play) -> Kin:
    kin = play.engine.view(Topic.KIN, play.alert.id, play.now)
    assert isinstance(kin, Kin)
    return kin


def keys(kin: Kin, group: KinGroup) -> list[str]:
    return [row.key for row in kin.group(group)]


def is_told(play: Play) -> bool:
    return Show(Topic.KIN, play.alert.id) in play.effects


def test_a_units_alert_shows_exactly_its_own_and_follows_a_delivery() -> None:
    play = desk()
    assert play.alert.subject == "metals/cu"
    play.hears(LookAt(play.alert.id))
    assert is_told(play)
    kin = looked(play)
    assert keys(kin, KinGroup.STOCK) == ["stock:L1", "transit:T1", "transit:T2", "stock:L2"]
    assert keys(kin, KinGroup.CONTRACTS) == ["P1"]
    assert keys(kin, KinGroup.ACCOUNTS) == [ACCOUNT, OTHER]
    assert keys(kin, KinGroup.POSITIONS) == [f"{ACCOUNT}/{FUTURES}"]
    # What the contract counts already is in the list and not in the sum.
    assert (kin.total(KinGroup.STOCK).count, kin.total(KinGroup.STOCK).quantity) == (4, D(820))
    (unit,) = kin.units
    assert unit == KinUnit(unit="metals", commodity="cu", base_unit="t", basis=D(1820), flat=D(910))
    gone = Change(
        table=Table.LOTS,
        id="L1",
        before=make_lot(futures=FUTURES),
        after=make_lot(futures=FUTURES, quantity=D(0)),
    )
    play.hears(ChangeBook((gone,), "li", "form", ""))
    assert is_told(play)
    after = looked(play)
    assert keys(after, KinGroup.STOCK) == ["transit:T1", "transit:T2", "stock:L2"]
    assert after.total(KinGroup.STOCK).quantity == D(320)
    assert after.units[0].basis == D(1320)


def test_pricing_a_part_and_a_fill_move_the_rows_that_they_are_about() -> None:
    play = desk()
    play.hears(LookAt(play.alert.id))
    play.hears(PriceContract("P1", D(400), D(78_000), "li"))
    (deal,) = looked(play).group(KinGroup.CONTRACTS)
    assert (deal.quantity, deal.delta_spot, deal.delta_futures) == (D(1000), D(1000), D(-600))
    sold = PositionsChanged(ACCOUNT, (lots(short_history=50),), complete=True)
    assert is_told(play.hears(sold))
    (position,) = looked(play).group(KinGroup.POSITIONS)
    assert (position.quantity, position.lots) == (D(-150), D(-30))


def test_money_follows_prices_once_a_second_and_quotes_cost_nothing() -> None:
    play = desk()
    play.hears(LookAt(play.alert.id))
    assert next(looked(play).group(KinGroup.STOCK)).money == D(500) * D(78_000)
    assert not is_told(play.at(2).basis(100))
    assert is_told(play.ticks(1))
    (lot, *_) = looked(play).group(KinGroup.STOCK)
    assert lot.money == D(500) * D(78_100)
    richer = make_account(balance=D(12_000_000))
    assert is_told(play.hears(AccountChanged(richer)))
    account, _ = looked(play).group(KinGroup.ACCOUNTS)
    assert account.money == D("0.6") * 12_000_000


def test_nothing_is_worked_out_while_nobody_looks() -> None:
    play = desk()
    assert play.engine.view(Topic.KIN, play.alert.id, play.now) is None
    assert not is_told(play.ticks(1))
    play.hears(LookAt(play.alert.id))
    play.hears(LookAt("")).is_quiet()
    assert is_told(play)
    assert play.engine.view(Topic.KIN, play.alert.id, play.now) is None
    assert not is_told(play.ticks(1))


def test_turning_to_another_alert_forgets_the_one_before() -> None:
    play = desk().hears(LookAt("old"))
    play.hears(LookAt(play.alert.id))
    assert [one.key for one in play.all(Show)] == ["old", play.alert.id]
    assert play.engine.view(Topic.KIN, "old", play.now) is None


def test_a_pairs_alert_lists_the_units_that_are_exposed_by_how_much() -> None:
    play = desk("basis > 300", on="pair", subjects=(PAIR,))
    play.at(3).basis(400)
    play.hears(LookAt(play.alert.id))
    kin = looked(play)
    assert [(one.unit, one.basis, one.flat) for one in kin.units] == [
        ("metals", D(1820), D(910)),
        ("farm", D(-20), D(120)),
    ]
    assert keys(kin, KinGroup.CONTRACTS) == ["P1", "S1"]
    # A pair is shared out to nobody: its account is in it as a whole.
    (account,) = kin.group(KinGroup.ACCOUNTS)
    assert account.money == make_account().balance


def test_an_accounts_alert_shows_its_lots_and_what_they_stand_against() -> None:
    play = desk("equity < 20000000", on="account", subjects=(ACCOUNT,))
    play.hears(AccountChanged(make_account(balance=D(9_000_000)))).ticks(1)
    play.hears(LookAt(play.alert.id))
    kin = looked(play)
    assert keys(kin, KinGroup.POSITIONS) == [f"{ACCOUNT}/{FUTURES}"]
    assert keys(kin, KinGroup.ACCOUNTS) == [ACCOUNT]
    assert set(keys(kin, KinGroup.CONTRACTS)) == {"P1", "S1"}
    # Lots of another account are no lots of this one, whomever they belong to.
    before = kin.units
    play.hears(PositionsChanged(OTHER, (lots(OTHER, long_history=7),), complete=True))
    assert looked(play).units == before
    elsewhere = make_lot(id="LX", commodity="jd", futures="DCE.jd2701", pair="")
    play.hears(
        ChangeBook(
            changes_of(make_register(units=(), strategies=(), stock=[elsewhere])), "li", "form", ""
        )
    )
    assert "stock:LX" not in keys(looked(play), KinGroup.STOCK)
