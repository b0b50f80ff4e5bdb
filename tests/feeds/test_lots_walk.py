"""Whatever a counter says of its lots: what the desk takes for known is what was said last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.event import PositionsChanged
from terminal.feeds.session import Out
from terminal.feeds.trade_session import Login, TradeSession
from tests.feeds.wire import CU, NOW, USER, M, Node, of_kind, of_user, position, rtn, trade_snapshot
from tests.playbook import Play

SYMBOLS = (CU, M, "CZCE.SR705")
# Lots, "-" for no number, None for a position that is gone.
SAID = st.one_of(st.integers(0, 5), st.just("-"), st.none())
PATCH = st.dictionaries(st.sampled_from(SYMBOLS), SAID, min_size=1)
# A patch, or a connection that is lost and brings a new snapshot.
STEP = st.tuples(st.sampled_from(["patch", "patch", "patch", "anew"]), PATCH)


def node_of(symbol: str, said: int | str | None) -> Node | None:
    lots = {"pos_long_his": said, "pos_long_today": 0}
    return None if said is None else position(symbol, **lots)


@given(st.lists(STEP, min_size=1, max_size=12))
def test_lots_that_are_taken_for_known_are_those_that_were_said_last(
    steps: list[tuple[str, dict[str, int | str | None]]],
) -> None:
    session, play = TradeSession("main", Login(user=USER, password="secret")), Play()
    truth: dict[str, int | str] = {}

    def take(out: Out) -> None:
        play.hears(*of_kind(out.events, PositionsChanged))
        book = play.engine.state.book
        unread = book.unread.get("main", ())
        assert all(truth.get(one) != "-" or one in unread for one in SYMBOLS)
        if "-" not in truth.values():
            assert "main" in book.heard
            assert unread == ()
        for one in SYMBOLS:
            if one not in unread:
                assert book.net("main", one) == truth.get(one, 0)

    session.opened(NOW)
    take(session.received(trade_snapshot(), NOW))
    for kind, said in steps:
        if kind == "anew":
            session.closed("gone", NOW)
            session.opened(NOW)
            truth = {one: lots for one, lots in said.items() if lots is not None}
            nodes = {one: node_of(one, lots) for one, lots in truth.items()}
            take(session.received(trade_snapshot(positions=nodes), NOW))
            continue
        truth |= {one: lots for one, lots in said.items() if lots is not None}
        truth = {one: lots for one, lots in truth.items() if said.get(one, "") is not None}
        nodes = {one: node_of(one, lots) for one, lots in said.items()}
        take(session.received(rtn(of_user(positions=nodes)), NOW))
