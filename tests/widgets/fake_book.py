"""The business book of the fake desk: a lot of stock or a sale, and the lots against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from terminal.core.book_view import Measures
from terminal.core.kin_view import Kin, KinGroup, KinRow, KinUnit
from terminal.domain.alert import Alert
from terminal.domain.contract import ZERO
from terminal.domain.deal import Deal
from terminal.domain.line import Line, LineKind
from tests.book_builders import book_line, make_contract

if TYPE_CHECKING:
    from tests.widgets.fake_desk import FakeDesk

CU = Measures(
    unit="华北事业部",
    commodity="cu",
    futures="SHFE.cu2701",
    purchase=-45.0,
    sale=10.0,
    market=-318.0,
    cost=-60.0,
    exposed=-318.0,
    flat_risk=522_000.0,
    flat_days=12,
    sigma_least=20,
)


def lines_of(desk: FakeDesk) -> list[Line]:
    """The lines that come to the exposures of the fake desk's pairs."""
    found: list[Line] = []
    for pair in desk.pairs.values():
        exposure = desk.exposure(pair.id)
        if exposure is None:
            continue
        code = pair.futures.rpartition(".")[2]
        common = {
            "unit": exposure.unit,
            "commodity": "".join(letter for letter in code if letter.isalpha()),
            "month": "2027-01",
            "futures": pair.futures,
        }
        if exposure.physical:
            is_sale = exposure.physical < 0
            kind = LineKind.SALE if is_sale else LineKind.STOCK
            values = {"id": f"{kind}:{pair.id}", "kind": kind, "ref": f"L-{pair.id}"}
            found.append(book_line(int(exposure.basis), pair=pair.id, **values, **common))
        if exposure.futures:
            found.append(futures_line(exposure.futures, **common))
    return found


def kin_of(desk: FakeDesk, alert: Alert) -> Kin:
    """What belongs to any alert of the fake desk: two units, a row or two in each group."""
    common = {"unit": desk.say("华北事业部"), "commodity": "cu", "month": "2027-01"}
    common |= {"futures": "SHFE.cu2701", "base_unit": "t"}
    stock, contracts = KinGroup.STOCK, KinGroup.CONTRACTS
    return Kin(
        alert=alert.id,
        subject=alert.subject,
        units=(
            KinUnit(
                unit=desk.say("华北事业部"),
                commodity="cu",
                base_unit="t",
                basis=Decimal(620),
                flat=Decimal(60),
            ),
            KinUnit(
                unit=desk.say("套利组"),
                commodity="cu",
                base_unit="t",
                basis=Decimal(-180),
                flat=Decimal(-10),
            ),
        ),
        rows=(
            kin_row(stock, "stock:KC-CU-01", 620, 620, name="KC-CU-01", kind="stock", **common),
            kin_row(stock, "given:own", 40, 40, name="own", kind="given", **common),
            kin_row(contracts, "CG-1", 500, 500, -500, name="CG-1", kind="purchase", **common),
            kin_row(KinGroup.ACCOUNTS, "6688-01", -560, 0, -560, name="6688-01"),
            kin_row(
                KinGroup.POSITIONS,
                "6688-01/SHFE.rb2705",
                -560,
                0,
                -560,
                name="6688-01",
                futures="SHFE.rb2705",
                lots=Decimal(-112),
            ),
        ),
    )


def kin_row(
    group: KinGroup, key: str, quantity: int, by_spot: int = 0, by_futures: int = 0, **fields: Any
) -> KinRow:
    """One row, worth 86 738 a tonne."""
    values: dict[str, Any] = {"base_unit": "t", "money": Decimal(quantity * 86_738)}
    return KinRow(
        group=group,
        key=key,
        quantity=Decimal(quantity),
        delta_spot=Decimal(by_spot),
        delta_futures=Decimal(by_futures),
        **values | fields,
    )


def futures_line(tonnes: Decimal = ZERO, **fields: str) -> Line:
    """Lots of account 6688-01."""
    return Line(
        id=f"futures:6688-01/{fields['futures']}::",
        kind=LineKind.FUTURES,
        ref=f"6688-01/{fields['futures']}",
        strategy="",
        account="6688-01",
        pair="",
        base_unit="t",
        delta_futures=tonnes,
        **fields,
    )


def deal(**fields: object) -> Deal:
    """A purchase of 500 t of the fake desk's copper, all of it unpriced."""
    values: dict[str, object] = {
        "id": "CG-1",
        "unit": "华北事业部",
        "quantity": Decimal(500),
        "premium": Decimal(-45),
        "counterparty": "乙贸易",
    }
    facts = {name: fields.pop(name) for name in ("pricings", "rolls") if name in fields}
    return Deal(contract=make_contract(**values | fields), **facts)  # type: ignore[arg-type]
