"""What is written is read again, in both languages and both kinds of file."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest

from terminal.core.book_check import Known
from terminal.domain.contract import PricingKind, PricingRight, TradeSide
from terminal.domain.hedge import Hedge
from terminal.domain.register import Register, Table
from terminal.domain.unit import BusinessUnit
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_import import Proposal, Source, Terms, propose
from terminal.feeds.book_template import Language, csv_of, xlsx_of
from tests.book_builders import (
    CU2,
    DAY,
    TIME,
    D,
    make_allocation,
    make_contract,
    make_fixed,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_settlement,
    make_transit,
    weekdays,
)

COLUMNS = Columns(["SHFE.cu"])
TERMS = Terms(known=Known(), day=DAY, is_trading_day=weekdays)

FAR = "SHFE.cu2703"
BOOK = make_register(
    units=[BusinessUnit(id="0012", name="=金属（上海）"), BusinessUnit(id="metals", name="金属")],
    contracts=[
        make_contract(
            strategy="stock-hedge",
            kind=PricingKind.LATER,
            delivered=D("1001.005"),
            tolerance=D("0.05"),
            is_final=True,
            counterparty="+江铜,\n有限",
            pricing_right=PricingRight.SELLER,
            pricing_until=date(2026, 12, 31),
            includes_tax=False,
        ),
        make_contract(
            id="P2",
            kind=PricingKind.AVERAGE,
            side=TradeSide.SALE,
            window_start=DAY,
            window_end=DAY + timedelta(days=9),
        ),
        make_fixed(id="P3", price=D("-37.63"), hedge_price=D("-36.98")),
    ],
    pricings=[
        make_pricing("0.001", time=TIME + timedelta(microseconds=1)),
        make_pricing("0.2", id="F2", futures=FAR, time=TIME + timedelta(hours=2)),
    ],
    rolls=[
        make_roll(),
        make_roll(
            id="R2", source=CU2, futures=FAR, quantity=D("0.5"), time=TIME + timedelta(hours=1)
        ),
    ],
    stock=[make_lot(hedge=Hedge(quantity=D(500), price=D("88000.5"))), make_lot(id="L2")],
    transit=[make_transit(), make_transit(id="T2", has_title=False, contract="P1")],
    allocations=[make_allocation(share=D("0.333"))],
    settlements=[make_settlement("-37.63"), make_settlement("88000.5", DAY - timedelta(1))],
)


def read(*sources: Source) -> Proposal:
    return propose(sources, Register(), COLUMNS, TERMS)


@pytest.mark.parametrize("language", Language)
def test_a_book_goes_through_csv_files_unchanged(language: Language) -> None:
    proposal = read(
        *(Source(f"{table.value}.csv", csv_of(table, COLUMNS, BOOK, language)) for table in Table)
    )
    assert proposal.refusals == ()
    assert proposal.after == BOOK


@pytest.mark.parametrize("language", Language)
def test_a_book_goes_through_one_workbook_unchanged(language: Language) -> None:
    proposal = read(Source("book.xlsx", xlsx_of(COLUMNS, BOOK, language)))
    assert proposal.refusals == ()
    assert proposal.after == BOOK


@pytest.mark.parametrize("table", Table)
def test_an_empty_template_is_a_sound_file_of_its_table(table: Table) -> None:
    content = csv_of(table, COLUMNS, Register())
    assert content.startswith(b"\xef\xbb\xbf")
    proposal = read(Source(f"{table.value}.csv", content))
    assert (proposal.refusals, proposal.changes) == ((), ())


def test_text_is_never_a_formula() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(COLUMNS, BOOK)))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert workbook["业务单元"]["B2"].value == "'=金属（上海）"


def test_a_workbook_has_a_sheet_a_table_with_lists_and_notes() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(COLUMNS, Register())))
    assert [COLUMNS.table_named(title) for title in workbook.sheetnames] == list(Table)
    sheet = workbook["合同"]
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"采购,销售"' in lists
    assert sheet["A1"].font.bold
    assert any(cell.comment for cell in sheet[1])
