"""The words of the trade as frozen values: no clock, no I/O, no Qt, no decisions.

Signs: bought or long is positive, sold or short negative. Basis is spot minus futures. Prices are
in the exchange's quote currency per quote unit; `Decimal` wherever an order, an exposure or an
audit entry is made of them, `float` only in quotes, readings and chart arrays.
"""
