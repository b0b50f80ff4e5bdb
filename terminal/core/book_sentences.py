"""What the desk says of its business book: the sentences of `refusal`, by their keys."""

from __future__ import annotations

BOOK_SENTENCES: dict[str, str] = {
    "months_unasked": "the front is asked for {most} months of average contracts at most: {left} "
    "more get no settlements, and their windows stay unpriced: {contracts}",
    "row_is_there": "{table} {id} is there already since the preview; preview it again",
    "row_has_changed": "{table} {id} is gone or was changed since the preview; preview it again",
    "row_is_known": "{table} {id} is in the book already",
    "no_contract": "no contract {contract} is in the book",
    "no_lot": "no lot {lot} is in the book",
    "not_priced_by_hand": "contract {contract} is {pricing}: it cannot be priced by hand",
    "not_rolled": "contract {contract} is {pricing}: it cannot be rolled",
    "too_much_to_price": "contract {contract}: {quantity} to price, but only {left} is unpriced",
    "nothing_to_roll": "contract {contract}: nothing is left to roll, all of it is priced",
    "refers_already": "contract {contract} refers to {symbol} already",
    "is_a_sale": "contract {contract} is a sale: nothing can be received from it",
    "is_a_purchase": "contract {contract} is a purchase: nothing is delivered under it",
    "other_source": "lot {lot} must name contract {contract} as its source",
    "lot_too_small": "lot {lot} has {left}, less than {quantity}",
    "too_much_delivered": "contract {contract}: {quantity} delivered would be more than {left}, "
    "its quantity with tolerance, or its delivery is over",
    "quantity_needed": "a quantity must be above 0, not {quantity}",
    "book_fault": "the book cannot become so: {words}",
    "nothing_changes": "nothing in the book would change",
    "nothing_to_undo": "there is no change of the book that could be undone",
    "newer_edit": "the book has been changed since; look at its last change again",
    "too_much_in_month": "contract {contract}: {quantity} to price in {symbol}, but only {left} is "
    "unpriced in that month",
    "nothing_in_month": "contract {contract}: nothing of it is unpriced in {symbol}",
    "too_much_to_roll": "contract {contract}: {quantity} to roll, but only {left} is unpriced in "
    "{symbol}",
    "no_shipment": "no shipment {shipment} of contract {contract} is on its way",
    "shipment_too_small": "shipment {shipment} has {left}, less than {quantity}",
    "other_owner": "lot {lot} belongs to {held}, contract {contract} to {wanted}",
    "other_commodity": "lot {lot} is {held}, contract {contract} is {wanted}",
    "other_base_unit": "lot {lot} is counted in {unit}, contract {contract} in {base}",
    "other_grade": "lot {lot} is of grade {held}, contract {contract} asks for {wanted}",
    "other_measure": "contract {contract} is counted in {base}, not in {unit}",
    "other_product": "{symbol} is another product than {other}, which contract {contract} is on",
    "no_month": "{symbol} is not a month of a futures contract",
    "month_ended": "{symbol} is no longer traded",
    "month_far": "{symbol} is not traded yet, it lies too far ahead",
    "act_reason": "a roll, a receipt or a delivery needs a reason",
    "in_desk_file": "{table} {id}: its goods belong to pair {pair}, which has lines in the desk "
    "file; goods are counted there or in the book, never in both",
}
