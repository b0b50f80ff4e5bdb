"""The trade front: logins and instructions of every connection to the paper counter."""

from __future__ import annotations

from typing import Any

import msgspec

from terminal.sim import notice
from terminal.sim.counter import Counter
from terminal.sim.flow import Difference, Outlet, Patch, rtn_data
from terminal.sim.ticket import OrderRequest

PASSWORDS = {"demo": "demo", "hedge": "hedge", "audit": "audit"}
BROKERS = {"aid": "rtn_brokers", "brokers": ["simnow", "basisdesk"]}
# What a connection may say before its login is kept until then; more than this is dropped.
_MOST_EARLY = 64


class TradeFront:
    """Opens a session for each connection."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def open_session(self) -> TradeSession:
        """Begin a connection."""
        return TradeSession(self.counter)


class TradeSession:
    """One client of the trade port; several may log in the same user."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._owed = Difference()
        self._user = ""
        self._early: list[dict[str, Any]] = []
        self.outlet = Outlet(self._owed)
        self.outlet.send(BROKERS)

    def close(self) -> None:
        """Forget the connection."""
        if self._user:
            self._counter.leave(self._user, self)

    def notify(self, patch: Patch) -> None:
        """Send a notice at once."""
        self.outlet.send(rtn_data(patch))

    def change(self, patch: Patch) -> None:
        """Owe a difference to the client until it has a credit."""
        self._owed.put(patch)
        self.outlet.wake()

    def receive(self, pack: dict[str, Any]) -> bool:
        """Carry out one instruction; False for one that is not understood."""
        if pack["aid"] == "req_login":
            return self._login(pack)
        if self._user:
            return self._instruct(pack)
        # As the open gateway does: kept until a login succeeds, then played.
        if len(self._early) < _MOST_EARLY:
            self._early.append(pack)
        return True

    def _login(self, pack: dict[str, Any]) -> bool:
        user, password = pack.get("user_name"), pack.get("password")
        if not isinstance(user, str) or not isinstance(password, str):
            return False
        if self._user:
            self.notify(notice.make(notice.LOGIN_REPEATED, "重复登录"))
            return True
        early, self._early = self._early, []
        if self._counter.refuse_logins or PASSWORDS.get(user) != password:
            text = "登录失败,用户名或密码错误"
            self.notify(notice.make(notice.BAD_CREDENTIALS, text))
            return True
        self._user = user
        self.notify(notice.make(notice.LOGIN_OK, "登录成功"))
        self.outlet.send(rtn_data(self._counter.join(user, self)))
        self.notify(notice.make(notice.SETTLEMENT, self._settlement()))
        understood = [self._instruct(instruction) for instruction in early]
        return all(understood)

    def _settlement(self) -> str:
        counter = self._counter
        purse = counter.traders[self._user].purse
        return "\n".join(
            (
                "交易结算单 Settlement Statement",
                f"客户号: {self._user}    日期: {counter.trading_day}",
                f"上日结存: {purse.pre_balance / 100:.2f}",
                f"出入金: {(purse.deposit - purse.withdraw) / 100:.2f}",
                f"客户权益: {purse.balance / 100:.2f}",
                f"保证金占用: {purse.margin / 100:.2f}",
            )
        )

    def _instruct(self, pack: dict[str, Any]) -> bool:
        match pack["aid"]:
            case "confirm_settlement":
                self._counter.confirm(self._user)
                return True
            case "insert_order":
                return self._insert(pack)
            case "cancel_order" if isinstance(pack.get("order_id"), str):
                self._counter.cancel(self._user, pack["order_id"])
                return True
            case "req_transfer" if isinstance(pack.get("amount"), int | float):
                currency = str(pack.get("currency", "CNY"))
                return self._counter.transfer(self._user, pack["amount"], currency)
            case "qry_settlement_info":
                return self._tell_settlement(pack)
        return False

    def _insert(self, pack: dict[str, Any]) -> bool:
        try:
            request = msgspec.convert(pack, OrderRequest)
        except msgspec.ValidationError:
            return False
        self._counter.insert(self._user, request)
        return True

    def _tell_settlement(self, pack: dict[str, Any]) -> bool:
        self.outlet.send(
            {
                "aid": "qry_settlement_info",
                "trading_day": pack.get("trading_day"),
                "user_name": self._user,
                "settlement_info": self._settlement(),
            }
        )
        return True
