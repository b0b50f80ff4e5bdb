"""What belongs to an alert, in words and figures: groups with their sums, and the rows below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.kin_view import Kin, KinGroup, KinRow, KinTotal, KinUnit
from widgets import format as f
from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.exposure_text import LINE_KINDS, unit_name
from widgets.footing_text import amount, footing_of, titled
from widgets.latest import Latest
from widgets.words import translate, unit, word

SUBJECT, UNITS = "subject", "units"
GROUPS = {
    UNITS: QT_TRANSLATE_NOOP("words", "Units exposed"),
    "stock": QT_TRANSLATE_NOOP("words", "Stock"),
    "contracts": QT_TRANSLATE_NOOP("words", "Contracts"),
    "accounts": QT_TRANSLATE_NOOP("words", "Accounts"),
    "positions": QT_TRANSLATE_NOOP("words", "Positions"),
}
ORDER = {group: at for at, group in enumerate(GROUPS)}


class Linked(msgspec.Struct, frozen=True):
    """One line of the list: the alert, the head of a group with its sum, or what is in it.

    at: its place among the lines. of: None at a head, an alert's id at the top
    """

    at: tuple[int, int]
    group: str
    of: KinRow | KinUnit | str | None = None
    total: KinTotal | None = None
    has_several: bool = False

    @property
    def key(self) -> str:
        """Unique in the list."""
        if isinstance(self.of, KinRow):
            return f"{self.group} {self.of.key}"
        one = self.of
        if isinstance(one, KinUnit):
            return f"{self.group} {one.unit}/{one.commodity}/{one.base_unit}"
        return self.group


def linked_rows(kin: Kin) -> Iterator[Linked]:
    """Lay an alert's kin out; units are told apart where there is more than one."""
    yield Linked((-1, 0), SUBJECT, kin.alert)
    if len(kin.units) > 1:
        yield Linked((0, 0), UNITS, total=KinTotal(count=len(kin.units)))
        several = len({one.commodity for one in kin.units}) > 1
        for number, one in enumerate(kin.units, 1):
            yield Linked((0, number), UNITS, one, has_several=several)
    for group in KinGroup:
        place = ORDER[group.value]
        yield Linked((place, 0), group.value, total=kin.total(group))
        for number, row in enumerate(kin.group(group), 1):
            yield Linked((place, number), group.value, row)


def summary(kin: Kin) -> str:
    """Count the groups in one line: Stock 2 · Contracts 1 · Accounts 1 · Futures positions 1."""
    parts = [f"{word(GROUPS, group.value)} {kin.total(group).count}" for group in KinGroup]
    return f.SEPARATOR.join(parts)


def columns_of(latest: Latest) -> list[Column[Linked]]:
    """Return the columns: what it is, how much, what moves with spot and with futures, money."""
    return [
        Column(
            translate("Linked", "What"),
            lambda row: _name(row, latest),
            stretch=1,
            elide=84,
            keep=1,
            search=lambda row: name_of(row, latest) if _is_row(row) else "",
            tip=lambda row: tip(row, latest),
        ),
        _figure(translate("Linked", "Amount"), lambda one: one.quantity, _flat),
        _figure(translate("Linked", "Δ spot"), lambda one: one.delta_spot, _basis),
        _figure(translate("Linked", "Δ futures"), lambda one: one.delta_futures, _futures),
        Column(
            translate("Linked", "CNY"),
            _money,
            ("888,888,888",),
            RIGHT,
            drop=1,
            tip=lambda row: tip(row, latest),
        ),
    ]


def name_of(row: Linked, latest: Latest) -> str:
    """Say what a line is about."""
    one = row.of
    if one is None:
        name = word(GROUPS, row.group)
        return titled(name, footing_of(latest)) if row.group == UNITS else name
    if isinstance(one, str):
        alert = latest.alerts.get(one)
        return "" if alert is None else latest.subject(alert)
    if isinstance(one, KinUnit):
        name = unit_name(one.unit, latest)
        goods = latest.named("commodity", one.commodity)
        return f"{goods}{f.SEPARATOR}{name}" if row.has_several else name
    if one.group is KinGroup.ACCOUNTS:
        return latest.named("account", one.key)
    if one.group is KinGroup.POSITIONS:
        return f"{f.code(one.futures)} {latest.named('account', one.name)}"
    # What tells rows apart comes first: a narrow list cuts off the rest.
    return one.name if one.kind == "stock" else f"{one.name} {word(LINE_KINDS, one.kind)}"


def tip(row: Linked, latest: Latest) -> str:
    """Say all that is known of a line, also what a narrow list has no room for."""
    one = row.of
    if not isinstance(one, KinRow):
        return name_of(row, latest)
    parts = [name_of(row, latest)]
    if one.unit:
        parts.append(unit_name(one.unit, latest))
    if one.futures and one.group is not KinGroup.POSITIONS:
        parts.append(f.code(one.futures))
    if one.base_unit:
        parts.append(f"{f.plain(one.quantity, sign=True)} {unit(one.base_unit)}")
    if one.lots is not None:
        lots = translate("Linked", "{0} lots").format(f.plain(one.lots, sign=True))
        parts.append(f.singular(lots))
    if one.margin_ratio is not None:
        ratio = f.percent(one.margin_ratio, 1)
        parts.append(translate("Linked", "margin ratio {0}").format(ratio))
    parts.append(_worth(one))
    if one.is_counted_elsewhere:
        parts.append(translate("Linked", "no title yet: its contract counts it"))
    elif one.delta_spot is None:
        parts.append(translate("Linked", "not counted in the exposure"))
    return f.SEPARATOR.join(parts)


def _worth(one: KinRow) -> str:
    words = {
        KinGroup.STOCK: translate("Linked", "at the spot price {0} CNY"),
        KinGroup.ACCOUNTS: translate("Linked", "equity, by share: {0} CNY"),
    }
    at_futures = translate("Linked", "at the futures price {0} CNY")
    return words.get(one.group, at_futures).format(f.money(one.money))


def _is_row(row: Linked) -> bool:
    return isinstance(row.of, KinRow | KinUnit)


def _name(row: Linked, latest: Latest) -> Cell:
    if isinstance(row.of, str):
        alert = latest.alerts.get(row.of)
        extra = (None if alert is None else alert.level), ""
        return Cell(name_of(row, latest), "text", Kind.NAME, extra)
    if row.of is not None:
        return Cell(name_of(row, latest), "text")
    assert row.total is not None
    measured = f"{f.SEPARATOR}{unit(row.total.base_unit)}" if row.total.base_unit else ""
    return Cell(f"{name_of(row, latest)} {row.total.count}{measured}", "text", Kind.GROUP)


def _figure(
    title: str,
    of_row: Callable[[KinRow | KinTotal], Decimal | None],
    of_unit: Callable[[KinUnit], Decimal],
) -> Column[Linked]:
    def cell(row: Linked) -> Cell:
        one = row.of
        if isinstance(one, str):
            return Cell("")
        if one is None:
            if row.group == UNITS or not row.total or not row.total.count:
                return Cell("")
            value = of_row(row.total)
        elif isinstance(one, KinUnit):
            value = of_unit(one)
        else:
            value = of_row(one)
        tone = "muted" if not value else "text"
        written = f.NONE if value is None else amount(value)
        return Cell(written, tone, strong=one is None)

    return Column(title, cell, ("+8,888",), RIGHT)


def _flat(one: KinUnit) -> Decimal:
    return one.flat


def _basis(one: KinUnit) -> Decimal:
    return one.basis


def _futures(one: KinUnit) -> Decimal:
    return one.flat - one.basis


def _money(row: Linked) -> Cell:
    if isinstance(row.of, KinUnit | str) or row.group == UNITS:
        return Cell("")
    found = row.of or row.total
    assert found is not None
    if isinstance(found, KinTotal) and not found.count:
        return Cell("")
    return Cell(f.money(found.money), "text", strong=row.of is None)
