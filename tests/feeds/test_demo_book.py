"""The demo desk's book in files: sound, and the same exposure as the lines of its desk file."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.almanac.product_file import read_products
from terminal.core.book_check import Known
from terminal.core.business import Business
from terminal.core.reference import Reference
from terminal.domain.register import Register, Table
from terminal.feeds import book_cell as cell
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Source, Terms, propose
from tests.book_builders import weekdays
from tests.builders import make_pair

DAY = date(2026, 11, 25)


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
    assert {change.table for change in proposal.changes} == set(Table) - {Table.ROLLS}


def test_its_exposure_is_that_of_the_desk_file(
    proposal: Proposal, reference: Reference, desk: dict[str, list[dict[str, object]]]
) -> None:
    business = Business(reference, DAY, weekdays)
    business.load(proposal.after)
    assert business.faults == ()
    found: dict[tuple[str, str], list[Decimal]] = {}
    for line in business.tree.lines(()):
        sums = found.setdefault((line.unit, line.pair), [Decimal(0), Decimal(0)])
        sums[0] += line.delta_spot
        sums[1] += line.delta_futures
    wanted: dict[tuple[object, object], list[object]] = {}
    for row in desk["book"]:
        place = wanted.setdefault((row["unit"], row["pair"]), [0, 0])
        place[0] += row.get("delta_spot", 0)  # type: ignore[operator]  # numbers of the file
        place[1] += row.get("delta_futures", 0)  # type: ignore[operator]  # numbers of the file
    assert found == wanted


def test_every_product_of_the_demo_desk_is_in_the_table(
    reference: Reference, desk: dict[str, list[dict[str, object]]]
) -> None:
    for pair in desk["pair"]:
        product = reference.product(str(pair["futures"]), DAY)
        assert (product.base_per_lot, product.base_unit) == (
            pair["base_per_lot"],
            cell.unit(str(pair["base_unit"])),
        )
