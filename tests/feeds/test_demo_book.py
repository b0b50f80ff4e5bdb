"""The demo desk's book in files: sound, and of the tonnes that its exchange hedges."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.almanac.product_file import read_products
from terminal.core.book_check import Known
from terminal.core.business import Business
from terminal.core.coverage import Need, coverage, held_metrics
from terminal.core.reference import Reference
from terminal.core.sop import lay
from terminal.core.unit_rules import subject_of
from terminal.domain.register import Register, Table
from terminal.feeds import book_cell as cell
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Source, Terms, propose
from terminal.packshelf import shipped_packs
from terminal.settings import read_settings
from tests.book_builders import weekdays
from tests.builders import make_pair

DAY = date(2026, 11, 25)
# Unit and pair: what moves with spot, what moves with futures; without any lots.
WANTED = {
    ("华北事业部", "cu.shanghai"): [620, -620],
    ("华北事业部", "al.foshan"): [120, 0],
    ("华东事业部", "rb.shanghai"): [300, 0],
    ("能源组", "sc.basrah"): [-3000, 0],
    ("华东事业部", "i.qingdao"): [1000, 0],
    ("华东事业部", "m.zhangjiagang"): [-500, 0],
    ("农产品组", "CF.xinjiang"): [-45, 0],
    ("新能源组", "lc.battery"): [6, 0],
}


@pytest.fixture(scope="module")
def desk(root: Path) -> dict[str, list[dict[str, object]]]:
    text = (root / "resources" / "desk.demo.toml").read_text("utf-8")
    tables: dict[str, list[dict[str, object]]] = tomllib.loads(text)
    return tables


@pytest.fixture(scope="module")
def reference(desk: dict[str, list[dict[str, str]]]) -> Reference:
    pairs = [make_pair(id=pair["id"], futures=pair["futures"]) for pair in desk["pair"]]
    return Reference(read_products(), pairs=pairs)


@pytest.fixture(scope="module")
def proposal(root: Path, reference: Reference, desk: dict[str, list[dict[str, str]]]) -> Proposal:
    sources = [
        Source(path.name, path.read_bytes())
        for path in sorted((root / "resources" / "book").glob("*.csv"))
    ]
    known = Known(
        commodities=reference.commodities(),
        futures={pair["futures"] for pair in desk["pair"]},
        pairs={pair["id"] for pair in desk["pair"]},
        accounts={account["id"] for account in desk["account"]},
    )
    terms = Terms(known=known, day=DAY, is_trading_day=weekdays)
    return propose(sources, Register(), Columns(), terms)


def test_the_demo_book_is_sound(proposal: Proposal) -> None:
    assert (proposal.refusals, proposal.flags) == ((), ())
    assert {change.table for change in proposal.changes} == set(Table) - {
        Table.ROLLS,
        Table.SETTLEMENTS,
    }


def test_its_goods_come_to_these_tonnes_by_unit_and_pair(
    proposal: Proposal, reference: Reference
) -> None:
    business = Business(reference, DAY, weekdays)
    business.load(proposal.after)
    assert business.faults == ()
    found: dict[tuple[str, str], list[Decimal]] = {}
    for line in business.tree.lines(()):
        sums = found.setdefault((line.unit, line.pair), [Decimal(0), Decimal(0)])
        sums[0] += line.delta_spot
        sums[1] += line.delta_futures
    assert found == WANTED


def test_laid_down_procedures_leave_none_of_its_units_without_a_rule(
    root: Path, proposal: Proposal, reference: Reference
) -> None:
    business = Business(reference, DAY, weekdays)
    business.load(proposal.after)
    lines = list(business.tree.lines(()))
    units = sorted({subject_of(line.unit, line.commodity) for line in lines})
    held = held_metrics(lines)
    places = read_settings(root / "resources" / "desk.demo.toml").plant.places
    packs = shipped_packs()
    laid = [rule for pack in packs for rule in lay(pack, places, pack.commodities).rules]
    before = {row.subject: row.missing for row in coverage((), (), (), units, {}, held)}
    assert before["华北事业部/al"] == (Need.FLAT, Need.EXPOSED, Need.STOCK)
    assert before["华东事业部/m"] == (Need.FLAT, Need.EXPOSED, Need.CONTRACT)
    after = {row.subject: row.missing for row in coverage(laid, (), (), units, {}, held)}
    gaps = {subject for subject, missing in after.items() if missing}
    # No procedure of the program is for lithium carbonate.
    assert gaps == {"新能源组/lc"}


def test_every_product_of_the_demo_desk_is_in_the_table(
    reference: Reference, desk: dict[str, list[dict[str, object]]]
) -> None:
    for pair in desk["pair"]:
        product = reference.product(str(pair["futures"]), DAY)
        assert (product.base_per_lot, product.base_unit) == (
            pair["base_per_lot"],
            cell.unit(str(pair["base_unit"])),
        )
