"""What a rule's formulas watch, as the texts of fields, and as a formula again. No widget here."""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.rules.form import Kind
from terminal.core.rules.formula import STATE_WORDS
from terminal.core.rules.operand_text import ANCHOR_WORDS, SPREADS
from terminal.core.rules.words import spell_metric, spell_number, spell_span
from terminal.domain.condition import Data
from terminal.domain.operand import (
    Ago,
    Change,
    Ewma,
    Flip,
    Of,
    Operand,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Value,
    Volatility,
)

FEW = 60  # a place among fewer values has to say so


def formula_of(kind: Kind, metric: str, said: Mapping[str, str]) -> str:
    """Write what fields say as a formula; it may turn out to be none."""
    match kind:
        case Kind.CHANGE:
            per = f', per="{said["per"]}"' if said["per"] else ""
            floor = f", floor={said['floor']}" if said["per"] == "previous" else ""
            return f"change({metric}, {_period(said['period'])}{per}{floor}) > 0"
        case Kind.VOLATILITY:
            return f"{_spread(metric, said, 'window')} > 0"
        case Kind.RATIO:
            return f"{_spread(metric, said, 'window')} / {_spread(metric, said, 'under')} > 0"
        case Kind.RANK:
            samples = said["samples"]
            few = f", least={samples}" if samples.isdecimal() and int(samples) < FEW else ""
            return f"rank({metric}, {samples}{few}) > 0"
        case Kind.FLIP:
            return f"flip({metric}, {said['dead_band']})"
        case Kind.DATA:
            states = said["states"].replace(",", " ").split()
            return f"data({', '.join((metric, *map(_quoted, states)))})"
    return f"{metric} > 0"


def fields_of(watched: Operand | Data) -> dict[str, str]:
    """Return the texts of the fields, with the metric; what they cannot say is left out."""
    return {"metric": _metric(watched), **_fields_of(watched)}


def _spread(metric: str, said: Mapping[str, str], window: str) -> str:
    size = said[window] if said[window].isdecimal() else _quoted(said[window])
    of = ', of="changes"' if said["of"] == "changes" else ""
    return f"{said['spread']}({metric}, {size}{of})"


def _period(text: str) -> str:
    return f"bar={_quoted(text[4:].strip())}" if text.startswith("bar ") else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


def _metric(watched: Operand | Data) -> str:
    match watched:
        case Ratio(over=inner) | Percentile(of=inner):
            return _metric(inner)
    return spell_metric(watched.metric, watched.link)


def _fields_of(watched: Operand | Data) -> dict[str, str]:
    match watched:
        case Change():
            return {"period": _spell_period(watched), **_spell_per(watched)}
        case Volatility():
            return _volatility(watched)
        case Ratio(over=Volatility() as over, under=Volatility() as under):
            return _volatility(over) | {"under": _volatility(under)["window"]}
        case Percentile(samples=samples):
            return {"samples": str(samples)}
        case Flip(dead_band=band):
            return {"dead_band": spell_number(band)}
        case Data(states=states):
            return {"states": ", ".join(STATE_WORDS.get(one, one.value) for one in states)}
        case Value() | Ratio():
            return {}


def _spell_period(change: Change) -> str:
    match change.period:
        case Ago(span=span):
            return spell_span(span).strip('"')
        case PreviousBar(span=span):
            return "bar " + spell_span(span).strip('"')
    return ANCHOR_WORDS[change.period]


def _spell_per(change: Change) -> dict[str, str]:
    match change.per:
        case PerPrice():
            return {"per": "price"}
        case PerSigma():
            return {"per": "sigma"}
        case PerPrevious(floor=floor):
            return {"per": "previous", "floor": spell_number(floor)}
    return {"per": ""}


def _volatility(one: Volatility) -> dict[str, str]:
    match one.window:
        case Samples(count=count):
            window = str(count)
        case Ewma():
            window = "ewma"
        case within:
            window = spell_span(within.span).strip('"')
    spread = {spread: name for name, spread in SPREADS.items()}[one.spread]
    return {
        "spread": spread,
        "of": "changes" if one.of is Of.CHANGES else "values",
        "window": window,
    }
