"""Why the desk says no, and other sentences of its own: a key, its arguments, the English words.

The ledger keeps all three; a screen in another language finds its words by the key. A key never
changes its meaning: one that is no longer said stays here, for the records that have it.
"""

from __future__ import annotations

from enum import StrEnum

from terminal import Refused
from terminal.core.book_sentences import BOOK_SENTENCES
from terminal.domain.said import Said


class Refusal(StrEnum):
    """Each thing that can be said."""

    # No plan can be made, or what was planned no longer holds.
    WITHIN_TARGET = "within_target"
    OTHERS_REDUCE = "others_reduce"
    SESSION_CLOSED = "session_closed"
    NO_LAST_PRICE = "no_last_price"
    STALE_QUOTE = "stale_quote"
    HEDGE = "hedge"
    NO_FREE_LOT = "no_free_lot"
    NO_LOTS = "no_lots"
    EMPTY_SIDE = "empty_side"
    OUTSIDE_COLLAR = "outside_collar"
    LOTS_GONE = "lots_gone"
    EXPOSURE_MOVED = "exposure_moved"
    PRICE_MOVED = "price_moved"
    # Something else is in the way.
    UNDER_WAY = "under_way"
    ORDER_WORKING = "order_working"
    NOT_FOLLOWED = "not_followed"
    TRADE_LINK_DOWN = "trade_link_down"
    MARKET_LINK_DOWN = "market_link_down"
    UNKNOWN_PARTS = "unknown_parts"
    POSITIONS_UNKNOWN = "positions_unknown"
    HALTED = "halted"
    DEFECT = "defect"
    LEDGER_FAILS = "ledger_fails"
    # This click decides nothing, or the plan ended without one.
    NO_APPROVAL = "no_approval"
    DECIDED = "decided"
    OTHER_DIGEST = "other_digest"
    FOUR_EYES = "four_eyes"
    APPROVED_BEFORE = "approved_before"
    OUT_OF_TIME = "out_of_time"
    NOBODY_DECIDED = "nobody_decided"
    RECOVERED = "recovered"
    UNWATCHED = "unwatched"
    PART_FILLED = "part_filled"
    # What was recorded does not leave, or never arrived.
    NOT_WAITING = "not_waiting"
    WITHDRAWN = "withdrawn"
    NOT_ALLOWED = "not_allowed"
    NOT_AT_COUNTER = "not_at_counter"
    CLOSING = "closing"
    ACCOUNT_GONE = "account_gone"
    FROM_THE_FUTURE = "from_the_future"
    LEDGER_AGAIN = "ledger_again"
    # What a person typed in.
    NO_SPOT_LEG = "no_spot_leg"
    NOT_A_PRICE = "not_a_price"
    NEEDS_REASON = "needs_reason"
    SAME_PRICE = "same_price"
    # Where a price comes from.
    NO_TIMES = "no_times"
    TWO_SOURCES = "two_sources"
    # When it trades.
    SESSION_OPENS = "session_opens"
    HOURS_NOT_USED = "hours_not_used"
    HOURS_UNKNOWN = "hours_unknown"
    CALENDAR_ENDS = "calendar_ends"
    CALENDAR_ENDED = "calendar_ended"
    CALENDAR_UNCONFIRMED = "calendar_unconfirmed"
    CALENDAR_OVER = "calendar_over"
    # The business book as it would become, or an act on it.
    ROW_IS_THERE = "row_is_there"
    ROW_HAS_CHANGED = "row_has_changed"
    ROW_IS_KNOWN = "row_is_known"
    NO_CONTRACT = "no_contract"
    NO_LOT = "no_lot"
    NOT_PRICED_BY_HAND = "not_priced_by_hand"
    NOT_ROLLED = "not_rolled"
    TOO_MUCH_TO_PRICE = "too_much_to_price"
    NOTHING_TO_ROLL = "nothing_to_roll"
    REFERS_ALREADY = "refers_already"
    IS_A_SALE = "is_a_sale"
    IS_A_PURCHASE = "is_a_purchase"
    OTHER_SOURCE = "other_source"
    LOT_TOO_SMALL = "lot_too_small"
    TOO_MUCH_DELIVERED = "too_much_delivered"
    QUANTITY_NEEDED = "quantity_needed"
    BOOK_FAULT = "book_fault"
    NOTHING_CHANGES = "nothing_changes"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NEWER_EDIT = "newer_edit"
    TOO_MUCH_IN_MONTH = "too_much_in_month"
    NOTHING_IN_MONTH = "nothing_in_month"
    TOO_MUCH_TO_ROLL = "too_much_to_roll"
    NO_SHIPMENT = "no_shipment"
    SHIPMENT_TOO_SMALL = "shipment_too_small"
    OTHER_OWNER = "other_owner"
    OTHER_COMMODITY = "other_commodity"
    OTHER_BASE_UNIT = "other_base_unit"
    OTHER_GRADE = "other_grade"
    OTHER_MEASURE = "other_measure"
    OTHER_PRODUCT = "other_product"
    NO_MONTH = "no_month"
    MONTH_ENDED = "month_ended"
    MONTH_FAR = "month_far"
    ACT_REASON = "act_reason"
    IN_DESK_FILE = "in_desk_file"
    UNITS_DISAGREE = "units_disagree"
    LOT_SIZE = "lot_size"
    MONTH_UNWATCHED = "month_unwatched"
    MONTH_OVER = "month_over"
    NOT_COUNTED = "not_counted"
    OTHER_FOOTING = "other_footing"
    # Who cannot be told.
    REROUTED = "rerouted"
    NOBODY_REACHED = "nobody_reached"
    # The rules as they would become.
    NO_SUBJECT = "no_subject"
    NO_STRATEGY = "no_strategy"
    SAME_SELECTOR = "same_selector"
    RULE_FLAW = "rule_flaw"
    RULES_SAME = "rules_same"
    NO_RULE = "no_rule"
    NO_REVISION = "no_revision"
    REVISION_DECIDED = "revision_decided"
    REVISION_OTHER = "revision_other"
    REVISION_FOUR_EYES = "revision_four_eyes"
    REVISION_NOT_APPROVED = "revision_not_approved"
    REVISION_OVERTAKEN = "revision_overtaken"
    REVISION_REASON = "revision_reason"
    REVISION_KEPT = "revision_kept"
    RULES_SHUT = "rules_shut"


R = Refusal
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
    R.PART_FILLED: "{filled} of {lots} lots filled; {words}",
    R.NOT_WAITING: "order {order} is not waiting to leave",
    R.WITHDRAWN: "withdrawn before it left",
    R.NOT_ALLOWED: "nothing allows order {order} any more",
    R.NOT_AT_COUNTER: "not at the counter",
    R.CLOSING: "the desk was closing",
    R.ACCOUNT_GONE: "the desk has no account {account} any more",
    R.FROM_THE_FUTURE: "{symbol}: its time {stamp} lies in the future; such quotes are dropped",
    R.LEDGER_AGAIN: "the ledger can be written again; it could not: {failure}",
    R.NO_SPOT_LEG: "{symbol} is not the spot leg of any pair of this desk",
    R.NOT_A_PRICE: "{symbol}: {price} is not a price",
    R.NEEDS_REASON: "{symbol}: a price typed in needs a reason",
    R.SAME_PRICE: "{symbol} stands at {price} already",
    R.NO_TIMES: "its prices carry no time: each is as old as the moment when its value was first "
    "seen here",
    R.TWO_SOURCES: "{symbol} comes from {link} already and stays with it; what {second} brings of "
    "it is passed over: two sources of one series would overtake each other",
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
    **{R(key): text for key, text in BOOK_SENTENCES.items()},
    R.UNITS_DISAGREE: "{symbol}: the lots in account {account} belong to several units; closing "
    "them would lower the flat exposure of one and raise that of another",
    R.LOT_SIZE: "{symbol}: a lot is {quantity} by the desk file and {left} by the table of "
    "products; correct the one that is wrong",
    R.MONTH_UNWATCHED: "{symbol}: no pair of this desk watches this contract; without its price "
    "the basis and the risk of what refers to it are unknown: {rows}",
    R.MONTH_OVER: "{symbol}: its delivery month is over, and the book still refers to it: {rows}",
    R.NOT_COUNTED: "{symbol}: no VAT rate is on file for {id} and it is not counted; "
    "the exposure is unknown, and nothing is proposed",
    R.OTHER_FOOTING: "{pair}: goods are counted on another tax footing than when this was planned",
    R.REROUTED: "{person} could not be told over {channels}; told over {channel} instead",
    R.NOBODY_REACHED: "{name}: nobody can be told of this alert, every channel has failed; call "
    "the people in charge",
    R.NO_SUBJECT: "rule {rule} is on {subject}, and no {kind} of this desk is meant by that",
    R.NO_STRATEGY: "{rule}: the business book has no strategy {strategy}",
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
        "needed", "opposite", "price", "quantity", "reach", "target",
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
    return Said(why.value, {name: str(value) for name, value in arguments.items()})


def sentence(said: Said) -> str:
    """Return the English sentence; a place without an argument keeps its name in braces."""
    return fill(SENTENCES[Refusal(said.key)], said.args)


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
