from __future__ import annotations

import re

from terminal.sim import notice
from terminal.sim.ticket import OrderRequest, Ticket


def test_every_notice_has_an_id_of_its_own() -> None:
    ids = {next(iter(notice.make(notice.TRADE, "x")["notify"])) for _ in range(1000)}
    assert len(ids) == 1000


def test_failures_are_warnings_and_the_statement_has_its_own_type() -> None:
    (failed,) = notice.make(notice.BAD_CREDENTIALS, "x")["notify"].values()
    (statement,) = notice.make(notice.SETTLEMENT, "x")["notify"].values()
    assert (failed["level"], failed["type"], failed["code"]) == ("WARNING", "MESSAGE", 339)
    assert (statement["level"], statement["type"], statement["code"]) == ("INFO", "SETTLEMENT", 325)


def test_no_text_looks_like_a_calendar_spread() -> None:
    # tqsdk rewrites "cu2601-cu2602" wherever it stands in a packet.
    request = OrderRequest("SHFE", "cu2701", "SELL", "CLOSE", 4, limit_price=86500.0)
    text = notice.describe(Ticket(1, request, "demo", "x1"), lots=2, price=86490.0)
    assert text == "SHFE.cu2701 卖平仓 2手 价格86490 委托号x1"
    assert not re.search(r"[a-z]{1,2}\d{3,4}-[a-z]{1,2}\d{3,4}", text)
