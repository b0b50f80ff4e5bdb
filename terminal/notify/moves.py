"""Move one row along its table and save it: the only code that changes a stage.

Times are milliseconds of the desk's clock. Each function returns the deliveries whose stage
changed: one, or none when the move does not apply.
"""

from __future__ import annotations

import sqlite3

from msgspec.structs import replace

from terminal.domain.notification import Delivery, Stage
from terminal.notify.rows import Row, save
from terminal.notify.stages import Cause, after, proven


def move(tx: sqlite3.Connection, row: Row, cause: Cause, at: int) -> list[Delivery]:
    """Apply a cause of our own; a row that a receipt has finished meanwhile is left alone."""
    stage = after(row.stage, cause)
    if stage is not row.stage:
        return [save_as(tx, row, stage, at)]
    if not stage.is_final:
        save(tx, replace(row, touched=at))
    return []


def give_back(tx: sqlite3.Connection, row: Row, cause: Cause, at: int) -> list[Delivery]:
    """Put back to PENDING what reached nobody, or end it when nobody wants it any more."""
    if row.withdrawn:
        return move(tx, replace(row, error=row.withdrawn), Cause.WITHDRAW, at)
    return move(tx, row, cause, at)


def prove(tx: sqlite3.Connection, row: Row, proof: Stage, at: int) -> list[Delivery]:
    """Raise a row to what a provider proves; never lower it."""
    stage = proven(row.stage, proof)
    if stage is row.stage:
        return []
    error = "the provider could not deliver it" if stage is Stage.FAILED else ""
    return [save_as(tx, replace(row, error=error), stage, at)]


def save_as(tx: sqlite3.Connection, row: Row, stage: Stage, at: int) -> Delivery:
    """Write a row back in a new stage."""
    moved = replace(row, stage=stage, updated=at, touched=at)
    save(tx, moved)
    return moved.delivery
