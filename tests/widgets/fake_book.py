"""The business book of the fake desk: a lot of stock or a sale, and the lots against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from terminal.core.book_view import Measures
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
