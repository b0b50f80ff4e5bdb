"""Rules on business units: the brief's example fires, and nothing fires on what is unknown."""

from __future__ import annotations

import pytest

from terminal.core.book_view import Measures
from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.engine import Memory
from terminal.core.event import PositionsChanged, QuotesChanged
from terminal.core.rule_check import check_formula
from terminal.core.unit_rules import (
    OF_MONEY,
    OF_UNITS,
    is_meant,
    rank_of_unit,
    unit_values,
    values_of_nothing,
)
from terminal.domain.alert import AlertState
from terminal.domain.change import Change
from terminal.domain.contract import TradeSide
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from terminal.domain.register import Table
from terminal.domain.sums import Sums
from terminal.packshelf import find_pack
from tests.book_builders import (
    CU2,
    D,
    make_allocation,
    make_contract,
    make_fixed,
    make_lot,
    make_register,
)
from tests.builders import ACCOUNT, FUTURES, NOW, PAIR, make_pair
from tests.core.test_bookwork import BOOK, BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import Containing, down, lots, up


def desk(*said: str, accounts: tuple[str, ...] = (), **fields: object) -> BookPlay:
    rule = formula(*said, on="unit", **{"subjects": ("*",)} | fields)
    play = BookPlay(rules=(rule,), accounts=accounts)
    play.opens()
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32))
    return play


def test_an_exposure_beyond_its_line_fires_and_pricing_moves_it() -> None:
    # 1000 t bought unpriced, 500 t in store, 150 t of futures: basis 1500 t, flat 650 t.
    play = desk("abs(basis_exposure) > 1400", "flat_exposure > 1600")
    play.ticks(1).records("alert", state="firing", subject="metals/cu", level=1)
    play.tells("wecom", text=Containing("【关注】金属 铜 "))
    play.hears(PriceContract("P1", D(1000), D(78000), "li")).ticks(1)
    play.records("alert", level=2).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)


def test_the_brief_as_written_fires_on_the_desk() -> None:
    """合同基差环比变动超过 5% 且库存基差绝对值超出预警线."""
    said = (
        'abs(change(contract_basis, "5s", per="previous", floor=50)) > 5%'
        " and abs(inventory_basis) > 120"
    )
    play = desk(said)
    play.at(1).basis(100).ticks(6).records_no("alert")
    more = make_contract(id="P2", premium=D(80), futures=FUTURES)
    add = Change(table=Table.CONTRACTS, id="P2", before=None, after=more)
    play.hears(ChangeBook((add,), "li", "form", "")).ticks(1).records_no("alert")
    # The contract basis has gone from 50 to 65; now the stock's basis passes its line as well.
    play.basis(300).ticks(1).records("alert", state="firing", subject="metals/cu")
    facts = [fact.value for fact in play.alert.facts if fact.name == "operand"]
    assert any("inventory_basis = 300" in words for words in facts)


def test_exposures_are_unknown_while_an_account_is_not_known() -> None:
    play = desk("abs(basis_exposure) > 1400", accounts=(ACCOUNT, "other"))
    play.ticks(3).records_no("alert")
    play.hears(up("td:other"), PositionsChanged("other", (), complete=True)).ticks(1)
    assert [alert.subject for alert in play.alerts] == ["metals/cu"]


def test_a_link_that_breaks_neither_resolves_nor_fires() -> None:
    play = desk("abs(flat_exposure) > 400", accounts=(ACCOUNT,))
    sold = PositionsChanged(ACCOUNT, (lots(short_history=10),), complete=True)
    play.hears(up(f"td:{ACCOUNT}"), sold).ticks(1).records("alert", state="firing")
    play.hears(down(f"td:{ACCOUNT}")).ticks(30).records_no("alert", state="resolved")
    assert play.alert.is_open


def test_a_unit_that_appears_later_is_watched_and_one_without_lines_has_no_values() -> None:
    play = BookPlay(rules=(formula("basis_exposure > 1400", on="unit", subjects=("metals",)),))
    play.opens().ticks(2).records_no("alert")
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).ticks(1)
    play.records("alert", state="firing", subject="metals/cu")
    goods = [one for one in BOOK if one.table in (Table.CONTRACTS, Table.LOTS)]
    taken = tuple(Change(table=one.table, id=one.id, before=one.after, after=None) for one in goods)
    play.hears(ChangeBook(taken, "li", "form", "")).ticks(1).records("alert", state="resolved")


def test_a_restart_takes_a_units_alert_up_and_it_can_clear() -> None:
    play = desk("abs(basis_exposure) > 1400")
    play.ticks(1)
    fresh = BookPlay(rules=play.plant.rules)
    fresh.engine.restore(Memory(alerts=(play.alert,)), NOW)
    fresh.opens()
    small = make_register(stock=[make_lot(quantity=D(10), futures=FUTURES)])
    fresh.hears(ChangeBook(changes_of(small), "li", "form", "")).ticks(1)
    assert fresh.engine.state.triage.alerts[play.alert.id].state is AlertState.RESOLVED


@pytest.mark.parametrize(
    ("pattern", "is_so"),
    [
        *(("*", True), ("east", True), ("east/CU", True), ("*/CU", True), ("west", False)),
        *(("*/AL", False), ("east/AL", False), ("CU", False)),
        *(("*/cu", True), ("east/cu", True), ("East/CU", False), ("/CU", False)),
    ],
)
def test_patterns(pattern: str, is_so: bool) -> None:
    assert is_meant(pattern, "east/CU") is is_so


# The book has the codes of the exchanges, "cu" and "CF"; procedures write "*/CU".
@pytest.mark.parametrize(
    ("pattern", "rank"), [("*/CU", 1), ("east/CU", 3), ("east", 2), ("*", 0), ("*/AL", -1)]
)
def test_a_commodity_is_meant_in_any_case(pattern: str, rank: int) -> None:
    assert rank_of_unit((pattern,), "east/cu") == rank


def test_a_rule_on_a_commodity_in_other_letters_fires() -> None:
    play = desk("abs(basis_exposure) > 1400", subjects=("*/cU",))
    play.ticks(1)
    assert play.alert.subject == "metals/cu"


def test_a_formula_may_name_every_metric_of_a_unit_and_no_other() -> None:
    for metric in OF_UNITS:
        check_formula(f"{metric} > 1", "unit")


def test_contract_basis_is_of_one_side_and_unknown_is_not_zero() -> None:
    nothing = Measures(unit="east", commodity="CU", futures=CU2)
    sums = Sums(base_unit="t", spot=D(10), futures=D(-8), lines=2)
    values = unit_values(nothing, sums, has_lots=True)
    assert set(values) == set(OF_UNITS) - set(OF_MONEY)
    assert (values["contract_basis"], values["inventory_basis"]) == (None, None)
    assert values["hedge_ratio"] == 0.8
    both = unit_values(
        Measures(unit="east", commodity="CU", futures=CU2, purchase=50.0, sale=80.0, exposed=1.0),
        sums,
        has_lots=False,
    )
    assert (both["contract_basis"], both["contract_margin"]) == (50.0, 30.0)
    assert (both["flat_exposure"], both["exposure_basis"]) == (None, None)
    sales = unit_values(
        Measures(unit="east", commodity="CU", futures=CU2, sale=80.0), sums, has_lots=True
    )
    assert (sales["contract_basis"], sales["contract_margin"]) == (80.0, None)


# 600 t are bought on the nearer month and 400 t on the later one, 100 t are sold at +500.
@pytest.mark.parametrize("is_bare", [False, True])
def test_a_basis_of_purchases_that_is_not_known_is_not_that_of_the_sales(is_bare: bool) -> None:
    later = make_pair(id="cu6", futures="SHFE.cu2506")
    bought = [
        make_contract(futures=FUTURES, quantity=D(600)),
        make_contract(id="P2", futures=later.futures, quantity=D(400), premium=D(-30)),
    ]
    if is_bare:
        bought = [make_fixed(futures=FUTURES, hedge_price=None)]
    sold = make_contract(id="S1", side=TradeSide.SALE, futures=FUTURES, premium=D(500))
    play = BookPlay(
        rules=(formula("contract_basis > 450", on="unit", subjects=("*",)),),
        pairs=(make_pair(), later),
    )
    play.opens()
    book = changes_of(make_register(contracts=[*bought, sold]))
    # The later month has not been quoted yet.
    play.hears(ChangeBook(book, "li", "book.xlsx", "ab" * 32)).ticks(2).records_no("alert")
    found = play.engine.state.bookwork.values(("metals", "cu"), (), play.now)
    names = ("contract_basis", "purchase_basis", "sale_basis")
    assert [found[name] for name in names] == [None, None, 500]
    if not is_bare:
        play.hears(QuotesChanged((play.quote(78_900.0, symbol=later.futures),))).ticks(1)
        found = play.engine.state.bookwork.values(("metals", "cu"), (), play.now)
        assert found["contract_basis"] == 378


def test_no_unit_rule_no_unit_is_looked_at() -> None:
    play = BookPlay(rules=(formula("basis > 300"),))
    play.opens().hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).at(1).basis(400)
    assert [alert.subject for alert in play.alerts] == [PAIR]
    assert play.alert.level is Level.ATTENTION


@pytest.mark.parametrize(
    ("spot", "pricing", "futures", "beyond"),
    [
        (100, 0, -90, 0),
        (100, 0, -100, 0),
        (100, 0, -130, 30),
        (-100, 0, 130, 30),
        (100, 0, 5, 5),
        (-100, 0, -5, 5),
        (0, 0, 60, 60),
        (0, 0, -60, 60),
        # Received and not priced: nothing of it is to be hedged.
        (620, -620, -60, 60),
        (0, 0, 0, 0),
        (100, 0, 0, 0),
    ],
)
def test_what_is_beyond_a_hedge_is_known_without_goods(
    spot: int, pricing: int, futures: int, beyond: int
) -> None:
    nothing = Measures(unit="east", commodity="CU", futures=CU2)
    sums = Sums(base_unit="t", spot=D(spot), pricing=D(pricing), futures=D(futures), lines=2)
    assert unit_values(nothing, sums, has_lots=True)["over_hedge"] == beyond
    assert unit_values(nothing, sums, has_lots=False)["over_hedge"] is None


def test_where_nothing_is_left_nothing_is_beyond_a_hedge() -> None:
    assert values_of_nothing(has_lots=True) == dict.fromkeys(OF_UNITS) | {"over_hedge": 0.0}
    assert values_of_nothing(has_lots=False) == dict.fromkeys(OF_UNITS)


def bare(*said: str, accounts: tuple[str, ...] = (ACCOUNT,), **fields: object) -> BookPlay:
    """A unit to which the account's lots belong, and no goods at all."""
    rule = formula(*said, on="unit", **{"subjects": ("*",)} | fields)
    play = BookPlay(rules=(rule,), accounts=accounts)
    play.opens()
    mine = make_register(allocations=[make_allocation(id="A9", account=ACCOUNT)])
    play.hears(ChangeBook(changes_of(mine), "li", "book.xlsx", "ab" * 32))
    return play.hears(up(f"td:{ACCOUNT}"))


def stores(play: BookPlay, id: str, quantity: int) -> BookPlay:
    lot = make_lot(id=id, quantity=D(quantity), futures=FUTURES)
    add = Change(table=Table.LOTS, id=id, before=None, after=lot)
    play.hears(ChangeBook((add,), "li", "form", ""))
    return play


def holds(play: BookPlay, **long_or_short: int) -> BookPlay:
    held = (lots(**long_or_short),) if long_or_short else ()
    play.hears(PositionsChanged(ACCOUNT, held, complete=True)).ticks(1)
    return play


def test_bare_futures_fire_and_their_end_clears() -> None:
    play = bare("over_hedge > 60")
    holds(play, long_history=12).records_no("alert")
    holds(play, long_history=13).records("alert", state="firing", subject="metals/cu")
    play.hears(down(f"td:{ACCOUNT}")).ticks(30).records_no("alert", state="resolved")
    play.hears(up(f"td:{ACCOUNT}"))
    holds(play).records("alert", state="resolved")


def test_nothing_is_left_only_where_all_lots_are_known() -> None:
    play = bare("over_hedge > 60", accounts=(ACCOUNT, "other"))
    play.hears(up("td:other"), PositionsChanged("other", (), complete=True))
    holds(play, long_history=13).records("alert", state="firing")
    play.hears(down("td:other"))
    holds(play).records_no("alert", state="resolved")
    play.hears(up("td:other"), PositionsChanged("other", (), complete=True)).ticks(1)
    play.records("alert", state="resolved")


def test_sold_futures_beyond_the_goods_fire_and_goods_that_come_clear() -> None:
    play = bare("over_hedge > 60")
    stores(play, "L1", 100)
    holds(play, short_history=32).records_no("alert")  # 160 t against 100 t
    holds(play, short_history=33).records("alert", state="firing")
    stores(play, "L2", 5).ticks(1).records("alert", state="resolved")


def test_the_hedge_rule_of_a_shipped_procedure_is_not_silent_on_bare_futures() -> None:
    pack = find_pack("base-metals")
    (rule,) = (one for one in pack.rules if one.id == "sop.base-metals.hedge")
    said = [one.formula for one in rule.clauses]
    play = bare(*said, unknown=rule.unknown)
    holds(play, long_history=1).records("alert", state="firing", level=3)
    holds(play).records("alert", state="resolved")
    # The ratio is judged as ever: 100 t of goods against 90 t, 115 t and 75 t.
    for short, level in ((18, 0), (23, 1), (18, 0), (15, 1)):
        play = bare(*said, unknown=rule.unknown)
        stores(play, "L1", 100)
        holds(play, short_history=short)
        assert [alert.level for alert in play.alerts] == ([level] if level else [])
