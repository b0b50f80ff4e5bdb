"""Tell people, and know how far each telling got: outbox, channels, receipts.

A notification is a row in the desk's own file before anything touches a socket; what a provider
says about it moves the row, and each move is a ledger record in the same transaction.
"""
