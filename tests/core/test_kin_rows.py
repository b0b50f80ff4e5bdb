"""Rows where something is missing, netted, shared, or counted by another row."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook
from terminal.core.event import AccountChanged, PositionsChanged, QuotesChanged
from terminal.core.kin_rows import KinRows
from terminal.core.kin_scope import Scope, scope_of
from terminal.core.kin_view import KinRow
from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.line import TaxView
from tests.book_builders import (
    JD,
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_register,
    make_transit,
)
from tests.builders import ACCOUNT, FUTURES, NOW, PAIR, make_account
from tests.core.test_bookwork import BookPlay, changes_of
from tests.playbook import Play, down, lots

BONDED = "INE.bc2701"


def desk(footing: TaxView = TaxView.WITH_TAX, **tables: object) -> BookPlay:
    play = BookPlay(accounts=(ACCOUNT, "second", "third"), footing=footing)
    play.opens(lots(long_history=30))
    play.hears(ChangeBook(changes_of(make_register(**tables)), "li", "book.xlsx", "ab" * 32))
    return play


def asked(play: Play, subject: str) -> tuple[KinRows, Scope]:
    state = play.engine.state
    business = state.bookwork.business
    lines = business.tree.every()
    accounts = state.plant.accounts
    scope = scope_of(subject, state.market.pairs, accounts, business.register, lines)
    rows = KinRows(state)
    rows.begin()
    return rows, scope


def goods(play: Play, subject: str = "metals/cu") -> list[KinRow]:
    rows, scope = asked(play, subject)
    return list(rows.goods(scope, play.now))


def positions(play: Play, subject: str) -> list[KinRow]:
    rows, scope = asked(play, subject)
    return rows.lots(scope)


def accounts(play: Play, subject: str = "metals/cu") -> list[KinRow]:
    rows, scope = asked(play, subject)
    return list(rows.accounts(scope, rows.lots(scope)))


def test_a_lot_that_cannot_be_counted_is_listed_and_adds_nothing_that_is_known() -> None:
    # Without tax the rate must be on file, and this product is not.
    play = desk(footing=TaxView.WITHOUT_TAX)
    business = play.engine.state.bookwork.business
    business.load(make_register(stock=[make_lot(futures="XX.yy2701")]))
    (row,) = goods(play)
    assert (row.key, row.quantity) == ("stock:L1", D(500))
    assert row.delta_spot is row.delta_futures is row.money is None


def test_goods_at_sea_without_title_are_listed_and_counted_elsewhere() -> None:
    at_sea = make_transit(has_title=False, contract="P1", futures=FUTURES)
    play = desk(contracts=[make_contract(futures=FUTURES)], transit=[at_sea])
    (row,) = goods(play)
    assert (row.key, row.quantity, row.delta_spot) == ("transit:T1", D(200), D(0))
    assert row.is_counted_elsewhere


def test_goods_are_worth_nothing_known_while_a_leg_is_not_good() -> None:
    play = desk(stock=[make_lot(futures=FUTURES)])
    assert goods(play)[0].money == D(500) * 78_000
    play.hears(down("md"))
    assert goods(play)[0].money is None


def test_a_contract_is_listed_while_something_of_it_is_open_with_the_sign_of_its_side() -> None:
    paid = {"kind": PricingKind.FIXED, "premium": None, "price": D(88_000)}
    play = desk(
        contracts=[
            make_contract(id="OWED", delivered=D(1000), futures=FUTURES),
            make_contract(id="OVER", delivered=D(1000), futures=FUTURES, **paid),
            make_contract(id="SOLD", side=TradeSide.SALE, quantity=D(80), futures=FUTURES),
        ]
    )
    rows, scope = asked(play, "metals/cu")
    found = {row.key: row for row in rows.deals(scope)}
    assert found.keys() == {"OWED", "SOLD"}
    owed, sold = found["OWED"], found["SOLD"]
    assert (owed.quantity, owed.delta_spot, owed.delta_futures) == (D(1000), D(0), D(-1000))
    assert (sold.quantity, sold.delta_spot, sold.delta_futures) == (D(-80), D(-80), D(80))
    assert sold.money == D(-80) * 78_000


def test_lines_of_the_desk_file_are_goods_as_well() -> None:
    play = Play().opens()
    rows, scope = asked(play, PAIR)
    (row,) = rows.given(scope, NOW)
    assert (row.kind, row.key, row.quantity) == ("given", "given:stock", D(100))
    assert row.money == D(100) * 78_000


def test_an_account_shows_lots_that_net_out_and_a_unit_does_not() -> None:
    play = desk(allocations=[make_allocation(account=ACCOUNT)])
    locked = PositionsChanged(ACCOUNT, (lots(long_history=5, short_history=5),), complete=True)
    play.hears(locked)
    (row,) = positions(play, ACCOUNT)
    assert (row.quantity, row.lots, row.delta_futures) == (D(0), D(0), D(0))
    assert positions(play, "metals/cu") == []
    nothing = lots(symbol=BONDED)
    play.hears(PositionsChanged(ACCOUNT, (*locked.positions, nothing), complete=True))
    assert [one.key for one in positions(play, ACCOUNT)] == [row.key]
    (account,) = accounts(play, ACCOUNT)
    assert (account.key, account.money) == (ACCOUNT, make_account().balance)


def test_a_units_part_of_a_position_is_its_share_of_the_lots() -> None:
    play = desk(allocations=[make_allocation(account=ACCOUNT, futures=FUTURES, share=D("0.4"))])
    (row,) = positions(play, "metals/cu")
    assert (row.quantity, row.lots) == (D(60), D(12))
    assert row.money == D(60) * 78_000
    # Only lots of that contract are its own: of the account's equity it has no share.
    (account,) = accounts(play)
    assert (account.quantity, account.money, account.margin_ratio) == (D(60), None, 0.3)


def test_accounts_that_are_shared_out_to_a_unit_are_listed_before_they_hold_anything() -> None:
    second = make_allocation(account="second", share=D("0.25"))
    bonded = make_allocation(id="A2", account="third", futures=BONDED)
    play = desk(allocations=[second, bonded])
    play.hears(AccountChanged(make_account(id="second", balance=D(8_000_000))))
    found = {row.key: row for row in accounts(play)}
    assert found.keys() == {"second"}
    assert (found["second"].quantity, found["second"].money) == (D(0), D(2_000_000))
    assert {row.key for row in accounts(play, "metals/bc")} == {"second", "third"}
    assert {row.money for row in accounts(play, "metals/bc")} == {None, D(2_000_000)}
    assert accounts(play, "farm/cu") == []


def test_money_is_counted_in_what_a_price_is_for() -> None:
    eggs = make_contract(id="E", unit="farm", commodity="jd", quantity=D(100), futures=JD)
    play = desk(contracts=[eggs])
    play.hears(QuotesChanged((play.quote(3_500.0, symbol=JD),)))
    rows, scope = asked(play, "farm/jd")
    (row,) = rows.deals(scope)
    # 3 500 for 500 kg: two of them in a tonne.
    assert row.money == D(100) * 2 * 3_500
