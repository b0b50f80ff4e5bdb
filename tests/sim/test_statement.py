from __future__ import annotations

from terminal.sim.statement import Statement


def test_only_what_differs_is_told_and_only_once() -> None:
    statement = Statement("demo", "20261123")
    statement.put("accounts", "CNY", {"balance": 1.0, "margin": 2.0})
    assert statement.take() == {
        "trade": {"demo": {"accounts": {"CNY": {"balance": 1, "margin": 2}}}}
    }
    statement.put("accounts", "CNY", {"balance": 1.0, "margin": 3.0})
    statement.put("orders", "x", {"status": "ALIVE"})
    assert statement.take() == {
        "trade": {
            "demo": {"accounts": {"CNY": {"margin": 3}}, "orders": {"x": {"status": "ALIVE"}}}
        }
    }
    statement.put("accounts", "CNY", {"balance": 1.0, "margin": 3.0})
    assert statement.take() is None


def test_the_snapshot_is_whole_and_keyed_by_the_user_name() -> None:
    statement = Statement("demo", "20261123")
    statement.put("accounts", "CNY", {"balance": 1.0})
    patch = statement.snapshot()
    account = patch["trade"]["demo"]
    assert account["trade_more_data"] is False
    assert account["session"] == {"user_id": "demo", "trading_day": "20261123"}
    assert account["accounts"] == {"CNY": {"balance": 1.0}}
    account["accounts"]["CNY"]["balance"] = 9.0
    assert statement.snapshot()["trade"]["demo"]["accounts"]["CNY"]["balance"] == 1.0
