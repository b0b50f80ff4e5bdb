"""Operands as text: `basis`, `change(basis, "15m")`, `deviation(basis, 60)`, `a / b`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import timedelta

from terminal.core.rules import words as w
from terminal.domain.operand import (
    Absolute,
    Ago,
    Anchor,
    Change,
    Denominator,
    Ewma,
    Flip,
    Of,
    Operand,
    Percentile,
    Period,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Spread,
    Value,
    Volatility,
    Within,
)

Words = Mapping[str, ast.expr]
DEEPEST = 20

ANCHORS = {
    "sample": Anchor.SAMPLE,
    "same time": Anchor.SAME_TIME,
    "settlement": Anchor.SETTLEMENT,
    "week": Anchor.WEEK,
}
ANCHOR_WORDS = {anchor: word for word, anchor in ANCHORS.items()}
SPREADS = {"deviation": Spread.DEVIATION, "variance": Spread.VARIANCE}
# Which further words each denominator takes.
PER = {"price": {"price"}, "sigma": {"decay", "least"}, "previous": {"floor"}}


def read_operand(node: ast.expr, depth: int = 0) -> Operand:
    """Read an operand; `BadFormula` for anything else, `Refused` for one that cannot be."""
    if depth > DEEPEST:
        raise w.bad(node, "nested too deeply")
    match node:
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return Value(*w.metric(node))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return Ratio(read_operand(left, depth + 1), read_operand(right, depth + 1))
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            return CALLS[name](node, depth)
    raise w.bad(node, "this is not a metric, a change, a deviation or a ratio")


def spell_operand(operand: Operand) -> str:
    """Write an operand as `read_operand` reads it."""
    match operand:
        case Value(metric=metric, link=link):
            return w.spell_metric(metric, link)
        case Ratio(over=over, under=under):
            # Division groups to the left.
            right = spell_operand(under)
            return f"{spell_operand(over)} / " + (
                f"({right})" if isinstance(under, Ratio) else right
            )
        case Change():
            return _spell_change(operand)
        case Volatility():
            return _spell_volatility(operand)
        case Percentile(of=of, samples=samples, least=least, every=every):
            more = "" if least == 60 else f", least={least}"
            return f"rank({spell_operand(of)}, {samples}{more}{_spell_every(every)})"
        case Flip():
            return _spell_flip(operand)


def _change(node: ast.Call, depth: int) -> Operand:
    args, words = w.call(node, 1, 2, {"bar", "per", "price", "decay", "least", "floor"})
    metric, link = w.metric(args[0])
    if (len(args) == 2) == ("bar" in words):
        raise w.bad(node, 'either a period such as "15m" or a bar="15m" is needed')
    period: Period
    if "bar" in words:
        period = PreviousBar(w.span(words["bar"]))
    elif (anchor := ANCHORS.get(w.quoted(args[1]))) is not None:
        period = anchor
    else:
        period = Ago(w.span(args[1]))
    return Change(metric=metric, period=period, per=_per(node, words), link=link)


def _per(node: ast.Call, words: Words) -> Denominator:
    kind = w.quoted(words["per"]) if "per" in words else ""
    if kind and kind not in PER:
        raise w.bad(words["per"], 'there are "price", "sigma" and "previous"')
    for word in set(words) - {"bar", "per"} - PER.get(kind, set()):
        what = f'per="{kind}"' if kind else "a change in the metric's own unit"
        raise w.bad(node, f"{what} has no {word}")
    match kind:
        case "price":
            return PerPrice(w.metric(words["price"])[0]) if "price" in words else PerPrice()
        case "sigma":
            return PerSigma(*_decay(words))
        case "previous":
            if "floor" not in words:
                raise w.bad(node, "a change relative to the previous value needs a floor")
            return PerPrevious(w.number(words["floor"]))
    return Absolute()


def _decay(words: Words) -> tuple[float, int]:
    decay = w.number(words["decay"]) if "decay" in words else 0.94
    return decay, w.whole(words["least"]) if "least" in words else 20


def _volatility(node: ast.Call, depth: int) -> Operand:
    args, words = w.call(node, 2, 2, {"of", "skip_zeros", "least", "decay", "every"})
    metric, link = w.metric(args[0])
    assert isinstance(node.func, ast.Name)
    of = w.quoted(words["of"]) if "of" in words else Of.VALUES.value
    if of not in [one.value for one in Of]:
        raise w.bad(words["of"], 'there are "values" and "changes"')
    return Volatility(
        metric=metric,
        window=_window(node, args[1], words),
        of=Of(of),
        spread=SPREADS[node.func.id],
        skip_zeros="skip_zeros" in words and w.flag(words["skip_zeros"]),
        link=link,
        every=w.span(words["every"]) if "every" in words else None,
    )


def _window(node: ast.Call, size: ast.expr, words: Words) -> Samples | Within | Ewma:
    if w.is_number(size):
        allowed: set[str] = set()
    elif w.quoted(size) == "ewma":
        allowed = {"decay", "least"}
    else:
        allowed = {"least"}
    for word in {"decay", "least"} & set(words) - allowed:
        raise w.bad(node, f"this window has no {word}")
    if w.is_number(size):
        return Samples(w.whole(size))
    if w.quoted(size) == "ewma":
        return Ewma(*_decay(words))
    least = w.whole(words["least"]) if "least" in words else 2
    return Within(w.span(size), least)


def _rank(node: ast.Call, depth: int) -> Operand:
    args, words = w.call(node, 2, 2, {"least", "every"})
    least = w.whole(words["least"]) if "least" in words else 60
    every = w.span(words["every"]) if "every" in words else None
    return Percentile(read_operand(args[0], depth + 1), w.whole(args[1]), least, every)


def _flip(node: ast.Call, depth: int) -> Operand:
    args, words = w.call(node, 2, 2, {"lasting"})
    metric, link = w.metric(args[0])
    flip = Flip(metric, w.number(args[1]), link=link)
    if "lasting" not in words:
        return flip
    return Flip(metric, flip.dead_band, w.span(words["lasting"]), link)


def _spell_change(change: Change) -> str:
    metric = w.spell_metric(change.metric, change.link)
    match change.period:
        case Ago(span=span):
            said = w.spell_span(span)
        case PreviousBar(span=span):
            said = f"bar={w.spell_span(span)}"
        case anchor:
            said = f'"{ANCHOR_WORDS[anchor]}"'
    match change.per:
        case Absolute():
            per = ""
        case PerPrice(metric=price):
            per = ', per="price"' + ("" if price == "spot" else f", price={price}")
        case PerSigma(decay=decay, least=least):
            per = f', per="sigma"{_spell_decay(decay, least)}'
        case PerPrevious(floor=floor):
            per = f', per="previous", floor={w.spell_number(floor)}'
    return f"change({metric}, {said}{per})"


def _spell_volatility(one: Volatility) -> str:
    match one.window:
        case Samples(count=count):
            window, more = str(count), ""
        case Within(span=span, least=least):
            window, more = w.spell_span(span), "" if least == 2 else f", least={least}"
        case Ewma(decay=decay, least=least):
            window, more = '"ewma"', _spell_decay(decay, least)
    name = {spread: word for word, spread in SPREADS.items()}[one.spread]
    of = ', of="changes"' if one.of is Of.CHANGES else ""
    skip = ", skip_zeros=True" if one.skip_zeros else ""
    more += _spell_every(one.every)
    return f"{name}({w.spell_metric(one.metric, one.link)}, {window}{of}{skip}{more})"


def _spell_every(every: timedelta | None) -> str:
    return "" if every is None else f", every={w.spell_span(every)}"


def _spell_decay(decay: float, least: int) -> str:
    said = "" if decay == 0.94 else f", decay={w.spell_number(decay)}"
    return said + ("" if least == 20 else f", least={least}")


def _spell_flip(flip: Flip) -> str:
    metric, band = w.spell_metric(flip.metric, flip.link), w.spell_number(flip.dead_band)
    lasting = f", lasting={w.spell_span(flip.lasting)}" if flip.lasting else ""
    return f"flip({metric}, {band}{lasting})"


CALLS: dict[str, Callable[[ast.Call, int], Operand]] = {
    "change": _change,
    "deviation": _volatility,
    "variance": _volatility,
    "rank": _rank,
    "flip": _flip,
}
