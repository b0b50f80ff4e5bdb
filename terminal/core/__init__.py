"""What the desk decides: plain functions of what has happened.

No clock, no I/O and no Qt here or below.
"""
