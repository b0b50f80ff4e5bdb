"""Why the desk says no, and other sentences of its own: a key, its arguments, the English words.

The ledger keeps all three; a screen in another language finds its words by the key. A key never
changes its meaning: one that is no longer said stays here, for the records that have it.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal import Refused
from terminal.core.book_sentences import BOOK_SENTENCES
from terminal.core.carry_sentences import CARRY_SENTENCES
from terminal.core.presence_sentences import PRESENCE_SENTENCES
from terminal.core.reasons import Refusal as Refusal
from terminal.core.source_sentences import SOURCE_SENTENCES
from terminal.domain.said import Said

R = Refusal
OTHERS = BOOK_SENTENCES | CARRY_SENTENCES | PRESENCE_SENTENCES | SOURCE_SENTENCES
# Names in braces are arguments; NUMBERS says which of them are figures.
SENTENCES: dict[Refusal, str] = {
    R.WITHIN_TARGET: "{name}: flat exposure {flat} {unit} is within one lot of the target "
    "{target}; there is nothing to reduce",
    R.OTHERS_REDUCE: "{symbol}: orders of another terminal may still {direction} {lots} lots; once "
    "they fill there is nothing left to reduce",
    R.SESSION_CLOSED: "{symbol} is outside continuous trading; orders wait for the session",
    R.NO_LAST_PRICE: "{symbol} has no last price",
    R.STALE_QUOTE: "{symbol}: the last quote is {age} s old; too old to trade on",
    R.HEDGE: "{symbol}: the {lots} lots held hedge the physical side; closing them would raise the "
    "flat exposure of {flat} {unit}",
    R.NO_FREE_LOT: "{symbol}: no free lot to close in account {account}",
    R.NO_LOTS: "{symbol}: no account holds lots that could be closed",
    R.EMPTY_SIDE: "{symbol} has no {side}: an order would not fill now",
    R.OUTSIDE_COLLAR: "{symbol}: the opposite quote {opposite} lies outside the collar of {reach} "
    "around the last price {last}",
    R.LOTS_GONE: "{symbol}: {lots} lots were to be closed with {offset}, {free} are free now",
    R.EXPOSURE_MOVED: "{pair}: the orders would now take the flat exposure from {before} to "
    "{after} {unit}",
    R.PRICE_MOVED: "{symbol} moved to {last}: the approved price {price} is now more than {reach} "
    "away",
    R.UNDER_WAY: "{symbol}: a reduction is already proposed or under way",
    R.ORDER_WORKING: "{symbol}: another order is still working in account {account}",
    R.NOT_FOLLOWED: "{symbol}: {filled} lots were filled, and the position in account {account} "
    "does not show them yet",
    R.TRADE_LINK_DOWN: "the trade link of account {account} is not ready",
    R.MARKET_LINK_DOWN: "the market link of {symbol} is not ready",
    R.UNKNOWN_PARTS: "{account} {symbol}: no pair, quote, contract data or position is known",
    R.POSITIONS_UNKNOWN: "the positions of account {account} are not known: nor is exposure",
    R.HALTED: "the kill switch is on: arm the desk again before any order",
    R.DEFECT: "approvals are shut after an {defect}; start the desk anew",
    R.LEDGER_FAILS: "approvals are shut while the ledger fails: {failure}",
    R.NO_APPROVAL: "there is no approval {approval}",
    R.DECIDED: "already decided by {who}: {state}",
    R.OTHER_DIGEST: "what was approved is not what would be sent; look at the card again",
    R.FOUR_EYES: "{actor} requested this and may not approve it: four eyes",
    R.APPROVED_BEFORE: "{actor} approved this already, {given} of {needed}: another person must",
    R.OUT_OF_TIME: "the approval ran out of time",
    R.NOBODY_DECIDED: "nobody decided in time",
    R.RECOVERED: "the value recovered",
    R.UNWATCHED: "no rule watches this any more",
    R.NOT_ASKED: "its rule asks for no reduction any more",
    R.PART_FILLED: "{filled} of {lots} lots filled; {words}",
    R.NOT_WAITING: "order {order} is not waiting to leave",
    R.WITHDRAWN: "withdrawn before it left",
    R.NOT_ALLOWED: "nothing allows order {order} any more",
    R.NOT_AT_COUNTER: "not at the counter",
    R.ORDER_BACK: "{symbol}: order {order} in account {account} was taken for never arrived, and "
    "the counter has it after all: {filled} of {lots} lots are filled; look at what was sent since",
    R.CLOSING: "the desk was closing",
    R.SETTLEMENT: "settlement statement",
    R.ACCOUNT_GONE: "the desk has no account {account} any more",
    R.FROM_THE_FUTURE: "{symbol}: its time {stamp} lies in the future; such quotes are dropped",
    R.CLOCK_BACK: "the clock of this machine was set back by {seconds} s; the desk's own time "
    "waits for it, at half speed, and prices look older than they are: start the desk anew",
    R.CLOCK_AHEAD: "the clock of this machine was set ahead by {seconds} s, or the machine slept; "
    "what has a time to end may have ended early",
    R.CLOCK_BEHIND_RECORD: "the record ends {seconds} s later than it is now by this machine's "
    "clock: that was wrong when it was written, or is wrong now",
    R.LEDGER_AGAIN: "the ledger can be written again; it could not: {failure}",
    R.NO_SPOT_LEG: "{symbol} is not the spot leg of any pair of this desk",
    R.NOT_A_PRICE: "{symbol}: {price} is not a price",
    R.NEEDS_REASON: "{symbol}: a price typed in needs a reason",
    R.SAME_PRICE: "{symbol} stands at {price} already",
    R.NO_TIMES: "its prices carry no time: each is as old as the moment when its value was first "
    "seen here",
    R.OTHER_MAGNITUDE: "{pair}: {symbol} made comparable is {spot} and futures are {futures} "
    "{unit}: one of them must be in another unit or currency; unit_factor is {factor}, fx {fx}",
    R.PREMIUM_TURNED: "{pair}: on {day} the rows in force make a premium of {after}; the desk goes "
    "on with {before}, of the day of its start, until it is started anew",
    R.TAX_TURNED: "{pair}: on {day} the rate in force makes a tax factor of {after}; the desk goes "
    "on with {before}, of the day of its start, until it is started anew",
    R.PREMIUM_MISSING: "{pair}: on {day} no premium is on file for {goods}; the desk goes on with "
    "the rows of the day of its start, and its file is refused at the next start until one is",
    R.PREMIUM_ENDS: "{pair}: the premium of {goods} is on file up to {until} only; without a row "
    "after it the desk file is refused from the next trading day on",
    R.TAX_MISSING: "{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with "
    "the rate of the day of its start, and its file is refused at the next start until one is",
    R.PREMIUM_TAKEN: "{pair}: from {day} on the rows in force make a premium of {after}, it was "
    "{before}; changes are measured as if it had been so before",
    R.TAX_TAKEN: "{pair}: from {day} on the rate in force makes a tax factor of {after}, it was "
    "{before}; changes are measured as if it had been so before",
    R.PREMIUM_LOST: "{pair}: on {day} no premium is on file for {goods}; the desk goes on with the "
    "rows that were in force last, and its file is refused at the next start until one is",
    R.TAX_LOST: "{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the "
    "rate that was in force last, and its file is refused at the next start until one is",
    R.TYPED_STAYS: "{symbol}: a price of {price} came that is of {stamp}, before the one that was "
    "typed at {typed}: the typed one stays until a later one comes",
    R.TWO_SOURCES: "{symbol} comes from {link} already and stays with it; what {second} brings of "
    "it is passed over: two sources of one series would overtake each other",
    R.MAIN_MOVED: "{symbol} is no longer the main contract, {main} is since {since}; roll the "
    "pairs that are still on {symbol}? {pairs}",
    R.SESSION_OPENS: "{symbol} is outside continuous trading ({phase}); orders wait until it opens "
    "at {opens} Beijing time",
    R.HOURS_NOT_USED: "{symbol}: the hours that the front lists make no trading day ({hours}); "
    "those of the calendar stand",
    R.HOURS_UNKNOWN: "{symbol}: the calendar has no trading hours of this product; those that the "
    "front lists are used, without holidays",
    R.CALENDAR_ENDS: "the trading calendar of {exchanges} is announced until {until} only, days "
    "left: {days}; import the exchanges' holiday notice",
    R.CALENDAR_ENDED: "the trading calendar of {exchanges} was announced until {until} only; it is "
    "unconfirmed since, weekdays are taken as open: import the exchanges' holiday notice",
    R.CALENDAR_UNCONFIRMED: "the trading calendar of {exchanges} is unconfirmed, weekdays are "
    "taken as open: import the exchanges' holiday notice",
    R.CALENDAR_OVER: "the trading calendar covers {start} to {end} only",
    **{R(key): text for key, text in OTHERS.items()},
    R.UNITS_DISAGREE: "{symbol}: the lots in account {account} belong to several units; closing "
    "them would lower the flat exposure of one and raise that of another",
    R.LOT_SIZE: "{symbol}: a lot is {quantity} by the desk file and {left} by the table of "
    "products; correct the one that is wrong",
    R.MONTH_UNWATCHED: "{symbol}: no pair of this desk watches this contract; without its price "
    "the basis and the risk of what refers to it are unknown: {rows}",
    R.MONTH_OVER: "{symbol}: its delivery month is over, and the book still refers to it: {rows}",
    R.SETTLED_OTHERWISE: "{symbol}: the settlement of {day} is kept as {before}; {after} was told "
    "later and is not taken",
    R.BOOK_UNSOUND: "the business book as it stands does not fit this desk: {words}",
    R.MORE_FAULTS: "the business book has {count} more faults on this desk; the preview of an "
    "import names them",
    R.COUNTED_TWICE: "{rows} of the business book are on a pair that the desk file has lines of "
    "its own for: these goods count twice in their unit; take one of them out",
    R.SETTLED_BY_HAND: "{symbol}: the book says that {day} was settled at {before}, and the front "
    "says {after}; the book's counts",
    R.NOT_COUNTED: "{symbol}: no VAT rate is on file for {id} and it is not counted; "
    "the exposure is unknown, and nothing is proposed",
    R.OTHER_FOOTING: "{pair}: goods are counted on another tax footing than when this was planned",
    R.REROUTED: "{person} could not be told over {channels}; told over {channel} instead",
    R.NOBODY_TO_TELL: "alerts are shown on this screen only: the desk file names no person with an "
    "address on a channel of [policy]",
    R.NOBODY_REACHED: "{name}: nobody can be told of this alert, every channel has failed; call "
    "the people in charge",
    R.NO_SUBJECT: "rule {rule} is on {subject}, and no {kind} of this desk is meant by that",
    R.NO_STRATEGY: "{rule}: the business book has no strategy {strategy}",
    R.NO_UNIT: "{rule}: there is no business unit {unit}, neither in the business book nor in the "
    "desk file",
    R.SAME_SELECTOR: "rules {rule} and {rival} of the family {family} are both on {subject}; one "
    "of them must say it more specifically",
    R.RULE_FLAW: "rule {rule}: {key} = {value}: {words}",
    R.RULES_SAME: "nothing in the rules would change",
    R.NO_RULE: "there is no rule {rule}",
    R.NO_REVISION: "there is no change of rules {revision}",
    R.REVISION_DECIDED: "the change of rules is {state} already, by {who}",
    R.REVISION_OTHER: "this is not the change of rules that was looked at; look at it again",
    R.REVISION_FOUR_EYES: "{actor} drafted this change of rules and may not approve it: four eyes",
    R.REVISION_NOT_APPROVED: "the change of rules is not approved: it cannot go live",
    R.REVISION_OVERTAKEN: "rule {rule} was changed since this was drafted; draft it again",
    R.REVISION_REASON: "a change of rules needs a reason",
    R.REVISION_KEPT: "rule {rule} was changed in the desk file; the approved change of {who} stays "
    "in force until another one goes live",
    R.RULES_SHUT: "rules cannot be changed while the ledger fails: {failure}",
}
NUMBERS = frozenset(
    {
        "after", "age", "before", "days", "filled", "flat", "free", "given", "last", "left", "lots",
        "needed", "opposite", "price", "quantity", "reach", "seconds", "target",
    }
)  # fmt: skip


class Denied(Refused):
    """A wish that cannot be granted; `said` is why, and its English sentence is the text."""

    def __init__(self, why: Refusal, **arguments: object) -> None:
        self.said = say(why, **arguments)
        super().__init__(sentence(self.said))


class NoPlan(Denied):
    """There is no safe reduction now."""


def say(why: Refusal, **arguments: object) -> Said:
    """Put a sentence together; every argument is written as text, here and once."""
    return say_of(why, arguments)


def say_of(why: Refusal, arguments: Mapping[str, object]) -> Said:
    """Put together what one of several sentences says; they share most of their arguments."""
    return Said(why.value, {name: str(value) for name, value in arguments.items()})


def sentence(said: Said) -> str:
    """Return the English sentence; a place without an argument keeps its name in braces."""
    return fill(SENTENCES[Refusal(said.key)], said.args)


def words_of(words: str | Said) -> str:
    """Return words in English, whether they have a key or not."""
    return words if isinstance(words, str) else sentence(words)


def said_of(words: str | Said) -> Said | None:
    """Return words without their language; None where they have no key."""
    return words if isinstance(words, Said) else None


def fill(template: str, arguments: dict[str, str]) -> str:
    """Put arguments into a sentence's places, in whatever language; none can make it fail."""
    return template.format_map(_Places(arguments))


def kind_of(said: Said) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return what makes a sentence another one: all of it but the figures."""
    named = ((name, value) for name, value in said.args.items() if name not in NUMBERS)
    return said.key, frozenset(named)


class _Places(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
