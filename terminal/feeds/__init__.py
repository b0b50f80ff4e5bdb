"""Where values come from: DIFF fronts over websockets and files of spot prices.

The wire's names, numbers and habits end here; what goes up are events of `terminal.core.event`.
"""
