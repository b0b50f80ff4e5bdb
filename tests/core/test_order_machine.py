"""Whatever the market, the counters, the links and the people do: no order leaves that should not.

The model keeps its own counters, whose lots are the truth; the engine hears of them only over links
that may break, with orders of which nobody knows whether they arrived.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from terminal.core.effect import CancelOrder, Effect, SendOrder, Write
from terminal.core.engine import Memory
from terminal.core.event import (
    Approve,
    Cancel,
    Event,
    Halt,
    InstrumentsListed,
    OrderNotSent,
    OrderReported,
    OrderSent,
    OrdersListed,
    PositionsChanged,
    QuotesChanged,
    Reduce,
    Reject,
    StoreFailed,
    StoreRecovered,
)
from terminal.core.plan import digest_of
from terminal.domain.account import Position
from terminal.domain.level import Level
from terminal.domain.link import LinkState
from terminal.domain.order import Direction, Offset, OrderReport, OrderRequest, OrderStatus
from tests.builders import FUTURES, make_instrument, make_line, make_request
from tests.playbook import Play, down, lots, make_policy, reducing, report_on, up

ACCOUNTS = ("a", "b")
LOTS = st.integers(0, 8)
HOLDINGS = st.lists(LOTS, min_size=8, max_size=8)
PER_LOT = Decimal(5)


# What may be recorded of an approval after what.
WAYS: dict[str | None, set[str]] = {
    None: {"requested"},
    "requested": {"approved", "rejected", "expired"},
    "approved": {"sent", "done", "failed"},
    "sent": {"done", "failed"},
    **{over: set() for over in ("done", "failed", "rejected", "expired")},
}
ENDED = {"filled", "cancelled", "rejected"}


class Truth:
    """The counter of one account: lots by side and day, orders, and what they freeze."""

    def __init__(self, account: str, exchange: str) -> None:
        self.account, self.exchange = account, exchange
        self.lots: dict[str, int] = dict.fromkeys(("lh", "lt", "sh", "st"), 0)
        self.orders: dict[str, OrderReport] = {}

    def parts(self, request: OrderRequest | OrderReport) -> list[str]:
        """The lots that an order may close, first those that go first."""
        side = "l" if request.direction is Direction.SELL else "s"
        if self.exchange != "SHFE":
            return [side + "t", side + "h"]
        return [side + ("t" if request.offset is Offset.CLOSE_TODAY else "h")]

    def frozen(self, part: str) -> int:
        left = 0
        for order in self.orders.values():
            if order.is_alive and self.parts(order)[0] == part:
                left += order.volume_left
        return left

    def free(self, request: OrderRequest) -> int:
        parts = self.parts(request)
        return sum(self.lots[part] for part in parts) - self.frozen(parts[0])

    def take(self, request: OrderRequest) -> None:
        assert request.id not in self.orders, "the same order arrived twice"
        is_good = request.volume <= self.free(request)
        self.orders[request.id] = report_on(
            request, 0, is_alive=is_good, exchange_order_id="9" if is_good else ""
        )

    def fill(self, order_id: str, count: int) -> None:
        order = self.orders[order_id]
        count = min(count, order.volume_left)
        left = order.volume_left - count
        for part in self.parts(order):
            closed = min(count, self.lots[part])
            self.lots[part] -= closed
            count -= closed
        assert count == 0, "the counter was asked to close what nobody holds"
        self.orders[order_id] = msgspec.structs.replace(order, volume_left=left, is_alive=left > 0)

    def end(self, order_id: str) -> None:
        order = self.orders.get(order_id)
        if order is not None and order.is_alive:
            self.orders[order_id] = msgspec.structs.replace(order, is_alive=False)

    @property
    def net(self) -> int:
        return self.lots["lh"] + self.lots["lt"] - self.lots["sh"] - self.lots["st"]

    @property
    def position(self) -> Position:
        split = self.exchange == "SHFE"
        frozen = {part: self.frozen(part) for part in self.lots}
        # Elsewhere the counter books frozen lots as today's, held or not.
        return lots(
            self.account,
            long_history=self.lots["lh"],
            long_today=self.lots["lt"],
            short_history=self.lots["sh"],
            short_today=self.lots["st"],
            long_frozen_history=frozen["lh"] if split else max(frozen["lt"] - self.lots["lt"], 0),
            long_frozen_today=frozen["lt"] if split else min(frozen["lt"], self.lots["lt"]),
            short_frozen_history=frozen["sh"] if split else max(frozen["st"] - self.lots["st"], 0),
            short_frozen_today=frozen["st"] if split else min(frozen["st"], self.lots["st"]),
        )


class OrderSafety(RuleBasedStateMachine):
    """Two accounts on one contract, stock beside them, people who click everywhere."""

    @initialize(
        exchange=st.sampled_from(["SHFE", "DCE"]),
        stock=st.integers(-60, 60),
        aim=st.sampled_from([0, 12]),
        four_eyes=st.booleans(),
        several=st.sampled_from([1, 2]),
        held=HOLDINGS,
    )
    def opens(
        self, exchange: str, stock: int, aim: int, four_eyes: bool, several: int, held: list[int]
    ) -> None:
        self.stock = Decimal(stock)
        self.instrument = make_instrument(exchange=exchange, max_limit_volume=6)
        self.plant: dict[str, Any] = {
            "book": (make_line(delta_spot=self.stock),),
            "rules": (reducing(),),
            "accounts": ACCOUNTS,
            "policy": make_policy(
                target=Decimal(aim), four_eyes=four_eyes, approvers=dict.fromkeys(Level, several)
            ),
        }
        self.counters = {one: Truth(one, exchange) for one in ACCOUNTS}
        self.flying: list[OrderRequest] = []
        self.written: list[dict[str, Any]] = []
        self.intents: set[str] = set()
        self.sent: dict[str, OrderRequest] = {}
        self.asked_for: set[str] = set()
        self.recorded: dict[str, dict[str, Any]] = {}
        self.old_words: list[OrderReport] = []
        self.runs = 0
        self.foreign = dict.fromkeys(ACCOUNTS, 0)
        for counter in self.counters.values():
            counter.lots = dict(zip(counter.lots, held, strict=False))
            held = held[4:]
        self.start(Memory())
        self.all_is_well(0)

    def start(self, memory: Memory) -> None:
        now = self.play.now if self.runs else None
        self.runs += 1
        self.play = Play(b"run%d" % self.runs, **self.plant)
        self.play.now = now or self.play.now
        self.halted, self.full = memory.halted, False
        self.ready = dict.fromkeys(ACCOUNTS, False)
        self.md = True
        self.check(self.play.engine.restore(memory, self.play.now))
        self.hear(up("md"), InstrumentsListed((self.instrument,)), self.play.legs(0))

    @rule(basis=st.sampled_from([0, 600]))
    def all_is_well(self, basis: int) -> None:
        """Everything that was shut or lost is back, and prices are fresh."""
        if not self.md:
            self.the_front_goes_and_comes()
        if self.halted:
            self.the_kill_switch_turns()
        if self.full:
            self.the_disk_fills_and_empties()
        for account in ACCOUNTS:
            self.a_link_changes(account, "up")
            strange = [one for one in self.counters[account].orders if one not in self.sent]
            for order_id in strange:
                self.counters[account].end(order_id)
            self.tell(account, *strange)
        self.prices_move(basis, 78_000)

    # The market

    @rule(basis=st.sampled_from([0, 600]), futures=st.sampled_from([78_000, 78_100, 79_500, -40]))
    def prices_move(self, basis: int, futures: int) -> None:
        self.the_clock_moves()
        self.play.now += timedelta(seconds=1)
        wide = {"upper_limit": None, "lower_limit": None}
        spot = self.play.quote(futures + basis, symbol="SPOT.CU", **wide)
        self.hear(QuotesChanged((spot, self.play.quote(futures, **wide))))

    @rule(seconds=st.sampled_from([1, 2, 5, 8, 130]))
    def time_passes(self, seconds: int) -> None:
        for _ in range(seconds):
            self.the_clock_moves()
            self.play.ticks()
            self.check(self.play.effects)

    def the_front_goes_and_comes(self) -> None:
        self.md = not self.md
        self.hear(up("md") if self.md else down("md"))

    # The counters

    # What is traded elsewhere while a link is away nobody here can know; the model leaves it out.
    @precondition(
        lambda self: all(self.ready.values()) and not self.flying and not self.own_alive()
    )
    @rule(account=st.sampled_from(ACCOUNTS), lh=LOTS, lt=LOTS, sh=LOTS, short_today=LOTS)
    def another_terminal_trades(
        self, account: str, lh: int, lt: int, sh: int, short_today: int
    ) -> None:
        self.all_follow()
        counter = self.counters[account]
        for order in counter.orders.values():
            counter.end(order.id)
        counter.lots = {"lh": lh, "lt": lt, "sh": sh, "st": short_today}
        self.tell(account)

    @rule(account=st.sampled_from(ACCOUNTS), fate=st.sampled_from(["up", "up", "down", "front"]))
    def a_link_changes(self, account: str, fate: str) -> None:
        if fate == "down":
            self.ready[account] = False
            self.hear(down(f"td:{account}"))
        elif not self.ready[account]:
            self.ready[account] = True
            orders = self.counters[account].orders
            self.hear(
                up(f"td:{account}"),
                self.lots_told(account),
                *(OrderReported(one) for one in orders.values()),
                OrdersListed(account, frozenset(orders)),
            )
        elif fate == "front":
            self.hear(msgspec.structs.replace(up(f"td:{account}"), state=LinkState.READY))

    @rule(account=st.sampled_from(ACCOUNTS), direction=st.sampled_from(Direction))
    def another_terminal_orders(self, account: str, direction: Direction) -> None:
        """It rests and freezes a lot, and never fills; each counter numbers its own."""
        self.all_follow()
        self.foreign[account] += 1
        request = make_request(
            id=f"SERVER.{self.foreign[account]}", account=account, direction=direction, volume=1
        )
        self.counters[account].take(request)
        self.tell(account, request.id)

    @precondition(lambda self: bool(self.flying))
    @rule(
        data=st.data(),
        fate=st.sampled_from(["arrives", "arrives", "reply is lost", "is lost", "overtaken"]),
    )
    def an_order_flies(self, data: st.DataObject, fate: str) -> None:
        self.fly(data.draw(st.sampled_from(self.flying)), fate)

    def fly(self, request: OrderRequest, fate: str) -> None:
        self.flying.remove(request)
        account = request.account
        if not self.ready[account]:
            self.hear(OrderNotSent(request.id, "the link is down"))
            return
        if fate != "is lost":
            self.counters[account].take(request)
        if fate == "overtaken":
            self.tell(account, request.id)
        self.hear(OrderSent(request.id))
        if fate == "arrives":
            self.tell(account, request.id)
        elif fate != "overtaken":
            self.ready[account] = False
            self.hear(down(f"td:{account}"))

    @precondition(lambda self: self.own_alive())
    @rule(data=st.data(), count=st.integers(1, 6), repeat=st.integers(1, 2))
    def an_order_fills(self, data: st.DataObject, count: int, repeat: int) -> None:
        self.fill(*data.draw(st.sampled_from(self.own_alive())), count, repeat)

    def fill(self, account: str, order_id: str, count: int, repeat: int = 1) -> None:
        before = self.flat()
        self.counters[account].fill(order_id, count)
        assert abs(self.flat()) < abs(before), "our own order raised the risk"
        assert self.flat() * before >= 0, "our own orders crossed zero"
        for _ in range(repeat):
            self.tell(account, order_id)

    @rule(count=st.integers(0, 6))
    def the_counters_work(self, count: int) -> None:
        for request in list(self.flying):
            self.fly(request, "arrives")
        for account, order_id in self.own_alive() if count else ():
            self.fill(account, order_id, count)

    @precondition(lambda self: self.own_alive())
    @rule(data=st.data())
    def an_order_ends_early(self, data: st.DataObject) -> None:
        account, order_id = data.draw(st.sampled_from(self.own_alive()))
        self.counters[account].end(order_id)
        self.tell(account, order_id)

    @precondition(lambda self: bool(self.old_words))
    @rule(data=st.data())
    def an_old_word_is_heard_again(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(self.old_words))
        if self.ready[old.account]:
            self.hear(OrderReported(old))

    # People

    @rule(
        account=st.sampled_from(ACCOUNTS),
        meanwhile=st.sampled_from(
            [
                "nothing",
                "nothing",
                "the_front_goes_and_comes",
                "the_kill_switch_turns",
                "the_disk_fills_and_empties",
                "the_links_are_lost",
                "the_price_jumps",
                "the_quote_grows_old",
                "the_card_grows_old",
                "the_lots_go",
                "the_other_account_hedges",
                "the_desk_is_killed_and_started",
            ]
        ),
        asker=st.sampled_from(["li", "li", "wang"]),
        held=st.one_of(HOLDINGS, HOLDINGS, st.none()),
    )
    def somebody_reduces(
        self, account: str, meanwhile: str, asker: str, held: list[int] | None
    ) -> None:
        """Ask when all is well, then approve what is proposed after something happened.

        held: everything before is over and these are the lots now; else what works goes on working
        """
        if held is not None:
            self.everything_is_over(held)
        self.all_is_well(0)
        self.hear(Reduce(account, FUTURES, asker))
        if meanwhile != "nothing":
            getattr(self, meanwhile)()
        for one in self.play.approvals:
            if not one.state.is_final:
                self.hear(*[Approve(one.id, one.plan.digest, "wang")] * 2)
                self.hear(*[Approve(one.id, one.plan.digest, "chen")] * 2)

    def everything_is_over(self, held: list[int]) -> None:
        self.all_follow()
        self.all_is_well(0)
        for request in list(self.flying):
            self.fly(request, "arrives")
        self.all_is_well(0)
        for account, counter in self.counters.items():
            for order_id in counter.orders:
                counter.end(order_id)
            counter.lots = dict(zip(counter.lots, held, strict=False))
            held = held[4:]
            self.tell(account, *counter.orders)
        for one in self.play.approvals:
            if not one.state.is_final:
                self.hear(Reject(one.id, "wang"))

    def the_links_are_lost(self) -> None:
        for account in ACCOUNTS:
            self.a_link_changes(account, "down")

    def the_price_jumps(self) -> None:
        self.prices_move(0, 79_500)

    def the_quote_grows_old(self) -> None:
        self.time_passes(8)

    def the_card_grows_old(self) -> None:
        self.time_passes(130)
        self.prices_move(0, 78_000)

    def the_lots_go(self) -> None:
        self.all_follow()
        if not self.flying and not self.own_alive():
            for account in ACCOUNTS:
                self.counters[account].lots = dict.fromkeys(("lh", "lt", "sh", "st"), 0)
                self.tell(account)

    def the_other_account_hedges(self) -> None:
        """Most of the exposure that the card wants to reduce is gone by another way."""
        self.all_follow()
        if not self.flying and not self.own_alive():
            other = self.counters["b"]
            against = "sh" if self.flat() > 0 else "lh"
            other.lots[against] += max(int(abs(self.flat()) / PER_LOT) - 1, 0)
            self.tell("b")

    @rule(
        data=st.data(),
        who=st.sampled_from(["li", "wang", "chen"]),
        wrong=st.sampled_from([False] * 4 + [True]),
    )
    def somebody_approves(self, data: st.DataObject, who: str, wrong: bool) -> None:
        if self.play.approvals:
            newest_first = self.play.approvals[::-1]
            one = data.draw(st.sampled_from(newest_first))
            digest = "0" * 64 if wrong else one.plan.digest
            self.hear(*[Approve(one.id, digest, who)] * 2)

    def somebody_rejects(self) -> None:
        if self.play.approvals:
            self.hear(Reject(self.play.approvals[-1].id, "wang"))

    @rule(
        what=st.sampled_from(
            [
                "somebody_rejects",
                "somebody_withdraws",
                "the_front_goes_and_comes",
                "the_kill_switch_turns",
                "the_disk_fills_and_empties",
                "the_desk_is_killed_and_started",
            ]
        )
    )
    def something_goes_wrong(self, what: str) -> None:
        getattr(self, what)()

    def the_kill_switch_turns(self) -> None:
        self.halted = not self.halted
        self.hear(Halt("boss", self.halted))

    def the_disk_fills_and_empties(self) -> None:
        self.full = not self.full
        self.hear(StoreFailed("disk full") if self.full else StoreRecovered())

    def somebody_withdraws(self) -> None:
        if self.play.orders:
            order = self.play.orders[-1].id
            self.asked_for.add(self.play.orders[-1].request.id)
            self.hear(Cancel(order, "li"))

    def the_desk_is_killed_and_started(self) -> None:
        state = self.play.engine.state
        memory = Memory(
            alerts=tuple(one for one in state.triage.alerts.values() if one.fired),
            approvals=tuple(state.responder.approvals.values()),
            orders=tuple(state.orders.orders.values()),
            trades=tuple(state.orders.trades.values()),
            halted=state.halted,
        )
        self.flying.clear()
        self.start(memory)

    # What must hold

    def tell(self, account: str, *orders: str) -> None:
        """One packet of the counter: lots first, then orders, as its session tells them."""
        if self.ready[account]:
            counter = self.counters[account]
            reports = [OrderReported(counter.orders[one]) for one in orders]
            self.old_words += [one.report for one in reports]
            self.hear(self.lots_told(account), *reports)

    def all_follow(self) -> None:
        """Tell the lots that are behind, where a counter has such."""

    def the_clock_moves(self) -> None:
        """Lots are not behind for ever."""

    def lots_told(self, account: str) -> PositionsChanged:
        """What the counter says of its lots."""
        return PositionsChanged(account, (self.counters[account].position,), True)

    def hear(self, *events: Event) -> None:
        for event in events:
            self.play.hears(event)
            self.check(self.play.effects)

    def check(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Write):
                self.note(effect.record.kind, effect.record.body)
            elif isinstance(effect, SendOrder):
                self.check_order(effect.request)
            elif isinstance(effect, CancelOrder):
                account = effect.account
                assert effect.order in {*self.sent, *self.asked_for}, "not the desk's to withdraw"
                if self.ready[account] and effect.order in self.counters[account].orders:
                    self.counters[account].end(effect.order)

    def note(self, kind: str, body: dict[str, Any]) -> None:
        if kind == "approval":
            before = next((b for b in self.written[::-1] if b["id"] == body["id"]), None)
            if before is not None and body["state"] == before["state"] == "requested":
                # One more has approved, and it is not enough yet.
                assert len(body["approvers"]) == len(before["approvers"]) + 1 < body["needed"]
            else:
                assert body["state"] in WAYS[before and before["state"]]
            self.written.append(body)
        elif kind == "order":
            self.note_order(body)

    def note_order(self, body: dict[str, Any]) -> None:
        order_id = body["request"]["id"]
        key = f"{body['request']['account']}/{order_id}"
        before = self.recorded.get(key)
        if before is None and body["status"] == "intent":
            self.intents.add(order_id)
        elif before is not None:
            assert before["status"] not in ENDED, "what the counter ended came back to life"
            assert body["filled"] >= before["filled"], "a fill was taken back"
        self.recorded[key] = body

    def check_order(self, request: OrderRequest) -> None:
        assert not self.halted
        assert not self.full
        assert self.md
        assert self.ready[request.account]
        assert request.id in self.intents, "sent before its intent was recorded"
        assert request.id not in self.sent, "sent twice"
        allowed = [body for body in self.written if body["state"] == "approved"]
        plain = msgspec.to_builtins(request)
        (approval,) = [one for one in allowed if plain in one["plan"]["legs"]]
        who = approval["approvers"]
        assert who[-1] == approval["decided_by"]
        assert len(set(who)) == len(who) == approval["needed"]
        assert approval["needed"] == self.play.plant.policy.approvers_for(None)
        if self.play.plant.policy.four_eyes:
            assert approval["requester"] not in who
        quote = self.play.engine.state.market.quotes[FUTURES]
        assert self.play.now - quote.arrival <= self.play.plant.policy.max_quote_age
        assert self.play.now.isoformat() < approval["expires"].replace("Z", "+00:00")
        last = Decimal(str(quote.last))
        assert abs(request.limit_price - last) <= max(abs(last) / 100, Decimal(10))
        legs = msgspec.convert(approval["plan"]["legs"], tuple[OrderRequest, ...])
        assert approval["plan"]["digest"] == digest_of(legs)
        self.check_size(request)
        self.sent[request.id] = request
        self.flying.append(request)

    def check_size(self, request: OrderRequest) -> None:
        counter = self.counters[request.account]
        same = [one for one in self.flying if counter.parts(one) == counter.parts(request)]
        assert request.volume + sum(one.volume for one in same) <= counter.free(request)
        ahead = [self.counters[account].orders[one] for account, one in self.own_alive()]
        lots_to_come = request.volume + sum(one.volume for one in self.flying)
        lots_to_come += sum(one.volume_left for one in ahead)
        sign = 1 if request.direction is Direction.BUY else -1
        assert abs(self.flat() + sign * lots_to_come * PER_LOT) < abs(self.flat())
        assert self.flat() * (self.flat() + sign * lots_to_come * PER_LOT) >= 0

    def own_alive(self) -> list[tuple[str, str]]:
        return [
            (account, order.id)
            for account, counter in self.counters.items()
            for order in counter.orders.values()
            if order.is_alive and order.id in self.sent
        ]

    def flat(self) -> Decimal:
        return self.stock + PER_LOT * sum(one.net for one in self.counters.values())

    @invariant()
    def each_approval_sends_its_whole_plan_or_nothing(self) -> None:
        for body in self.written:
            if body["state"] == "approved":
                ids = [leg["id"] for leg in body["plan"]["legs"]]
                assert all(one in self.sent for one in ids)
        approved = {leg["id"] for b in self.written for leg in b["plan"]["legs"]}
        assert self.sent.keys() <= approved

    @invariant()
    def what_the_counter_ended_is_not_believed_to_work(self) -> None:
        for account, counter in self.counters.items():
            for order in counter.orders.values():
                orders = self.play.engine.state.orders.orders
                known = orders.get(order.id) or orders.get(f"{account}/{order.id}")
                if self.ready[account] and known is not None and known.status.is_final:
                    assert not order.is_alive
        for one in self.play.orders:
            assert one.status is not OrderStatus.LAPSED or one.id not in self.in_the_air

    @property
    def in_the_air(self) -> set[str]:
        return {one.id for one in self.flying}


TestOrderSafety = OrderSafety.TestCase
TestOrderSafety.settings = settings(
    stateful_step_count=60, max_examples=max(100, settings.default.max_examples)
)
