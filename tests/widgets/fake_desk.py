"""A desk that exists only in a test: realistic values in, wishes out, a few of them obeyed."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from terminal.changes import Changes
from terminal.core import event
from terminal.core.effect import Topic
from terminal.core.kin_wish import LookAt
from terminal.core.view import DayBases, Health, Hindrance, History, Notice, PairView, Point
from terminal.domain.account import Account, Position
from terminal.domain.alert import Alert, AlertState, Fact, Label
from terminal.domain.approval import Approval, ApprovalState, Plan
from terminal.domain.audit import Entry, body_of
from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.exposure import Exposure
from terminal.domain.instrument import Instrument, TradingTime
from terminal.domain.level import Level, Side
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import DataState
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from terminal.domain.order import (
    Direction,
    Offset,
    Order,
    OrderRequest,
    OrderStatus,
    Trade,
)
from terminal.domain.quote import Quote
from terminal.domain.rule import Limit
from tests.widgets.fake_book import kin_of, lines_of

D = Decimal
NOW = datetime(2026, 11, 23, 13, 14, 7, tzinfo=UTC)  # 21:14:07 in Beijing
DAY = (("09:00:00", "10:15:00"), ("10:30:00", "11:30:00"), ("13:30:00", "15:00:00"))
NIGHT = (("21:00:00", "25:00:00"),)
# name, where, spot, futures, basis now, decimals, tonnes a lot, limits (attention, warning, forced)
PAIRS: tuple[tuple[str, str, str, str, float, float, int, int, tuple[int, ...]], ...] = (
    ("沪铜", "上海升水", "SPOT.cu_sh", "SHFE.cu2701", 86738, -318, 0, 5, (-200, -250, -300)),
    ("沪锌", "上海0#", "SPOT.zn_sh", "SHFE.zn2701", 23105, -45, 0, 5, (-150, -200, -260)),
    ("螺纹", "上海", "SPOT.rb_sh", "SHFE.rb2705", 3210, -42, 0, 10, (-40, -60, -90)),
    ("热卷", "上海", "SPOT.hc_sh", "SHFE.hc2705", 3341, -19, 0, 10, (-50, -70, -90)),
    ("铁矿", "青岛PB", "SPOT.i_qd", "DCE.i2705", 771.5, 20.5, 1, 100, (-15, -20, -30)),
    ("焦炭", "日照准一", "SPOT.j_rz", "DCE.j2705", 1648, -38, 1, 100, (-90, -120, -150)),
    ("豆粕", "张家港", "SPOT.m_zjg", "DCE.m2705", 2874, 136, 0, 10, (-90, -120, -160)),
    ("豆油", "张家港", "SPOT.y_zjg", "DCE.y2705", 8204, 116, 0, 10, (-200, -260, -320)),
    ("棉花", "新疆", "SPOT.cf_xj", "CZCE.CF705", 14985, 225, 0, 5, (-400, -500, -600)),
    ("甲醇", "太仓", "SPOT.ma_tc", "CZCE.MA705", 2401, -16, 0, 10, (-60, -80, -100)),
    ("原油", "巴士拉", "SPOT.sc_bas", "INE.sc2702", 481.6, -3.4, 1, 1000, (-8, -10, -14)),
    ("沪金", "金交所", "SPOT.au_sge", "SHFE.au2706", 939.1, -2.9, 2, 1000, (-5, -6, -8)),
    ("工业硅", "华东553", "SPOT.si_hd", "GFEX.si2703", 9105, 445, 0, 5, (-500, -700, -900)),
    ("碳酸锂", "电碳", "SPOT.lc_dt", "GFEX.lc2705", 82340, -840, 0, 1, (-1500, -2000, -2600)),
)
UNITS = ("华北事业部", "华北事业部", "华东事业部", "华东事业部", "套利组")
NAMES = {
    "rule:basis-low": "合同基差下限",
    "rule:basis-high": "基差上限",
    "rule:margin": "风险度",
    "rule:jump": "基差急变",
    "rule:silent": "行情中断",
    "person:wang": "王磊",
    "person:li": "李敏",
    "person:desk": "值班风控",
    "channel:wecom": "企微",
    "channel:sms": "短信",
    "channel:voice": "电话",
    "account:6688-01": "6688-01",
    "account:6688-02": "6688-02",
}
ENGLISH = {
    "沪铜": "Copper", "沪锌": "Zinc", "螺纹": "Rebar", "热卷": "Hot coil", "铁矿": "Iron ore",
    "焦炭": "Coke", "豆粕": "Meal", "豆油": "Soy oil", "棉花": "Cotton", "甲醇": "Methanol",
    "原油": "Crude", "沪金": "Gold", "工业硅": "Silicon", "碳酸锂": "Lithium",
    "上海升水": "Shanghai", "上海0#": "Shanghai", "上海": "Shanghai", "青岛PB": "Qingdao",
    "日照准一": "Rizhao", "张家港": "Zhangjiagang", "新疆": "Xinjiang", "太仓": "Taicang",
    "巴士拉": "Basrah", "金交所": "SGE", "华东553": "East 553", "电碳": "Battery",
    "华北事业部": "North", "华东事业部": "East", "套利组": "Arbitrage",
    "合同基差下限": "Contract basis low", "基差上限": "Basis high", "风险度": "Margin ratio",
    "基差急变": "Basis jumps", "行情中断": "A leg is silent",
    "王磊": "Wang Lei", "李敏": "Li Min", "值班风控": "Risk desk", "企微": "WeCom",
    "短信": "SMS", "电话": "Voice",
}  # fmt: skip


class FakeDesk:
    """The port of a window: `changes`, `post`. `posted` keeps every wish; `obey` answers some."""

    def __init__(self, *, mode: str = "sim", english: bool = False, obey: bool = True) -> None:
        self.changes = Changes()
        self.posted: list[Any] = []
        self.mode, self.obeys, self.english = mode, obey, english
        self.now = self.began = NOW
        self.seq = 18_233
        self.halted = False
        self.read_only = ""
        self._random = random.Random(7)
        self.names = {key: self.say(name) for key, name in NAMES.items()}
        self.pairs = {pair.id: pair for pair in (self._pair(*row) for row in PAIRS)}
        self.basis = {f"pair{at:02}": float(row[5]) for at, row in enumerate(PAIRS)}
        self.futures = {f"pair{at:02}": float(row[4]) for at, row in enumerate(PAIRS)}
        self.limits = {f"pair{at:02}": _limits(row[8]) for at, row in enumerate(PAIRS)}
        self.alerts: dict[str, Alert] = {}
        self.approvals: dict[str, Approval] = {}
        self.looked = ""

    def say(self, text: str) -> str:
        """Return the name in the language of the test's data."""
        return (
            " · ".join(ENGLISH.get(part, part) for part in text.split(" · "))
            if self.english
            else text
        )

    # What a window calls

    def post(self, wish: Any) -> None:
        """Keep the wish; obey the simple ones at once. What a screen looks at is no wish."""
        if isinstance(wish, LookAt):
            self.look(wish.alert)
            return
        self.posted.append(wish)
        if not self.obeys:
            return
        match wish:
            case event.Acknowledge(alert, actor):
                self.put_alert(
                    msgspec.structs.replace(
                        self.alerts[alert],
                        state=AlertState.ACKNOWLEDGED,
                        acknowledged=self.now,
                        acknowledged_by=actor,
                    )
                )
            case event.Close(alert, _, label):
                closed = msgspec.structs.replace(
                    self.alerts[alert], state=AlertState.CLOSED, label=label, updated=self.now
                )
                self.put_alert(closed)
            case event.Approve(approval, _, actor):
                self._decide(approval, ApprovalState.APPROVED, actor)
            case event.Reject(approval, actor, reason):
                self._decide(approval, ApprovalState.REJECTED, actor, reason)
            case event.Halt(_, halted):
                self.halted = halted
                self.put_health()

    def look(self, alert: str) -> None:
        """Tell what belongs to an alert, and no more of the one before."""
        before, self.looked = self.looked, alert
        if before != alert:
            self.changes.put(Topic.KIN, before, None)
        if alert in self.alerts:
            self.changes.put(Topic.KIN, alert, kin_of(self, self.alerts[alert]))

    # What a test calls

    def show_all(self) -> None:
        """Put a whole desk in the middle of a bad evening into the box."""
        self.put_health()
        self._show_links()
        for pair in self.pairs:
            self.put_pair(pair)
            self.changes.put(Topic.HISTORY, pair, self.history(pair))
            self.changes.put(Topic.DAYS, pair, self.days(pair))
            self.changes.put(Topic.EXPOSURE, pair, self.exposure(pair))
        for line in lines_of(self):
            self.changes.put(Topic.LINE, line.id, line)
        self._show_accounts()
        self._show_alerts()
        self._show_orders()
        self._show_notices()

    def tick(self, seconds: float = 1.0) -> None:
        """Let time pass and prices move a little."""
        self.pass_time(seconds)
        for pair in self.pairs:
            self.basis[pair] += self._random.gauss(0, abs(self.futures[pair]) * 2e-5)
            self.put_pair(pair)
            self.changes.add_point(pair, self.point(pair))

    def pass_time(self, seconds: float) -> None:
        """Let the desk's clock run."""
        self.now += timedelta(seconds=seconds)
        self.seq += 3
        self.put_health()

    def put_health(self, **changes: Any) -> None:
        """Show how the desk is."""
        health = Health(
            desk="演示台" if not self.english else "Demo desk",
            mode=self.mode,
            now=self.now,
            halted=self.halted,
            read_only=self.read_only,
            updates=1_204_233,
            stale=12,
            ledger_seq=self.seq,
            ledger_digest="9f3c51aa2b7de0447c11",
            updates_per_s=3412.0,
            tick_to_alert_p50_ms=1.2,
            tick_to_alert_p99_ms=6.1,
            step_p99_ms=0.4,
        )
        self.changes.put(Topic.HEALTH, "", msgspec.structs.replace(health, **changes))

    def put_alert(self, alert: Alert) -> None:
        """Show one alert."""
        self.alerts[alert.id] = alert
        self.changes.put(Topic.ALERT, alert.id, alert)

    def put_approval(self, approval: Approval) -> None:
        """Show one approval."""
        self.approvals[approval.id] = approval
        self.changes.put(Topic.APPROVAL, approval.id, approval)

    def put_hindrance(self, alert: str, reason: str) -> None:
        """Show why nothing can be proposed for an alert; "" takes it back."""
        hindrance = Hindrance(alert, reason) if reason else None
        self.changes.put(Topic.HINDRANCE, alert, hindrance)

    def put_pair(self, pair: str, state: DataState = DataState.GOOD) -> None:
        """Show one pair as its numbers now stand."""
        self.changes.put(Topic.PAIR, pair, self.view(pair, state))

    def view(self, pair_id: str, state: DataState = DataState.GOOD) -> PairView:
        """Return a pair's row."""
        pair, basis = self.pairs[pair_id], self.basis[pair_id]
        futures = self.futures[pair_id]
        scale, shift = scale_and_shift(pair)
        quoted = round((futures + basis - shift) / scale, pair.decimals)
        is_stale = pair_id == "pair12" and state is DataState.GOOD
        state = DataState.STALE if is_stale else state
        spot_age = 26 * 3600.0 if is_stale else 480.0 if pair_id == "pair00" else 3.2
        good = state is DataState.GOOD
        return PairView(
            pair=pair,
            state=state,
            spot=futures + basis,
            futures=futures,
            basis=round(basis, pair.decimals) if good else None,
            change=round(basis * 0.15, pair.decimals) if good else None,
            spot_quote=Quote(pair.spot, "", self.now, last=quoted),
            futures_quote=Quote(pair.futures, "", self.now, last=futures),
            spot_age=spot_age,
            futures_age=0.4,
            limits=self.limits[pair_id],
            instrument=_instrument(pair.futures, pair.name),
        )

    def point(self, pair: str) -> Point:
        """Return the newest point of a pair."""
        futures, basis = self.futures[pair], self.basis[pair]
        return Point(pair, self.now.timestamp(), futures + basis, futures, basis)

    def history(self, pair_id: str) -> History:
        """Return 480 minutes that end at the pair's numbers of now, across the session breaks."""
        return past_of(pair_id, self.now, self.basis[pair_id], self.futures[pair_id])

    def days(self, pair_id: str, count: int = 90) -> DayBases:
        """Return made-up closes of so many days before, around the pair's basis of now."""
        end, rng = self.basis[pair_id], random.Random(pair_id)
        days = tuple(self.now.date() - timedelta(days=back) for back in range(count, 0, -1))
        bases = tuple(end + rng.gauss(0, 20) for _ in days)
        spots = tuple(self.futures[pair_id] + basis for basis in bases)
        return DayBases(pair_id, days, bases, spots, (False, *[True] * (count - 1))[:count])

    def exposure(self, pair_id: str) -> Exposure | None:
        """Return what the books say; only some pairs have lines."""
        number = int(pair_id[4:])
        rows = {0: (620, -560), 1: (-180, 170), 2: (2400, -2090), 6: (1150, 0), 9: (0, -20)}
        if number not in rows:
            return None
        physical, futures = (D(value) for value in rows[number])
        unit = self.say(UNITS[list(rows).index(number)])
        return Exposure(
            pair=pair_id,
            unit=unit,
            base_unit="t",
            physical=physical,
            basis=physical,
            futures=futures,
            flat=physical + futures,
        )

    # How it is done

    def _pair(self, what: str, where: str, spot: str, futures: str, *numbers: Any) -> Pair:
        at = [row[3] for row in PAIRS].index(futures)
        return Pair(
            id=f"pair{at:02}",
            name=f"{self.say(what)} · {self.say(where)}",
            spot=spot,
            futures=futures,
            premium=D(30) if at == 0 else D(0),
            decimals=numbers[2],
            base_per_lot=D(numbers[3]),
            base_unit="bbl" if futures == "INE.sc2702" else "g" if "au" in futures else "t",
            price_unit="CNY/bbl" if "sc" in futures else "CNY/g" if "au" in futures else "CNY/t",
        )

    def _show_links(self) -> None:
        for link, state, latency, detail in (
            ("md", LinkState.READY, 12.0, "ws://127.0.0.1:7777"),
            ("td:6688-01", LinkState.READY, 9.0, ""),
            ("td:6688-02", LinkState.READY, 9.0, ""),
            ("channel:wecom", LinkState.READY, None, ""),
            ("channel:sms", LinkState.READY, None, ""),
            ("channel:voice", LinkState.CONNECTING, None, "3/5"),
        ):
            value = Link(id=link, state=state, since=self.now, detail=detail, latency_ms=latency)
            self.changes.put(Topic.LINK, link, value)

    def _show_accounts(self) -> None:
        for number, balance, ratio in (("6688-01", 12_345_678, 0.62), ("6688-02", 5_432_100, 0.81)):
            margin = D(round(balance * ratio))
            account = Account(
                id=number,
                balance=D(balance),
                available=D(balance) - margin - 20_000,
                margin=margin,
                frozen_margin=D(20_000),
                commission=D("1234.50"),
                close_profit=D(-23_400),
                position_profit=D(185_300),
                float_profit=D(201_900),
            )
            self.changes.put(Topic.ACCOUNT, number, account)
        for account, symbol, today, history, short in (
            ("6688-01", "SHFE.cu2701", 4, 8, 0),
            ("6688-01", "SHFE.rb2705", 0, 0, 209),
            ("6688-01", "SHFE.zn2701", 12, 22, 0),
            ("6688-02", "CZCE.MA705", 0, 0, 2),
        ):
            position = Position(
                account=account,
                symbol=symbol,
                long_today=today,
                long_history=history,
                short_history=short,
                long_price=D("86215.00") if today else None,
                short_price=D("3251.50") if short else None,
                float_profit=D(31_400 if today else -8_360),
                position_profit=D(12_200 if today else -4_180),
                margin=D(518_000 if today else 671_000),
            )
            self.changes.put(Topic.POSITION, position.key, position)

    def _show_alerts(self) -> None:
        at = self.now
        self.put_alert(
            self.alert(
                "a-forced",
                0,
                Level.FORCED,
                AlertState.FIRING,
                at - timedelta(seconds=45),
                -318,
                -300,
            )
        )
        self.put_alert(
            self.alert(
                "a-warning",
                6,
                Level.WARNING,
                AlertState.FIRING,
                at - timedelta(seconds=256),
                136,
                120,
                rule="basis-high",
            )
        )
        self.put_alert(
            self.alert(
                "a-attention",
                2,
                Level.ATTENTION,
                AlertState.FIRING,
                at - timedelta(seconds=717),
                -42,
                -40,
            )
        )
        self.put_alert(
            self.alert(
                "a-acked",
                5,
                Level.ATTENTION,
                AlertState.ACKNOWLEDGED,
                at - timedelta(seconds=1400),
                -96,
                -90,
            )
        )
        self.put_alert(
            self.alert(
                "a-margin",
                "6688-02",
                Level.WARNING,
                AlertState.RESOLVED,
                at - timedelta(hours=6),
                0.78,
                0.75,
                rule="margin",
            )
        )
        self.put_alert(
            self.alert(
                "a-closed", 9, Level.ATTENTION, AlertState.CLOSED, at - timedelta(hours=7), -61, -60
            )
        )
        self.put_approval(self.approval("p-copper", "a-forced", "SHFE.cu2701", 12))
        for alert, sent in (
            (
                "a-forced",
                (
                    ("wecom", Stage.DELIVERED),
                    ("sms", Stage.DELIVERED),
                    ("voice", Stage.ACKNOWLEDGED),
                ),
            ),
            ("a-warning", (("wecom", Stage.DELIVERED), ("sms", Stage.ACCEPTED))),
            ("a-attention", (("wecom", Stage.ACCEPTED),)),
            ("a-acked", (("wecom", Stage.DELIVERED), ("sms", Stage.FAILED))),
            ("a-margin", (("wecom", Stage.DELIVERED), ("sms", Stage.DELIVERED))),
            ("a-closed", (("wecom", Stage.DELIVERED),)),
        ):
            for channel, stage in sent:
                delivery = self.delivery(alert, channel, stage)
                self.changes.put(Topic.DELIVERY, delivery.id, delivery)

    def alert(
        self, key: str, pair: int | str, level: Level, state: AlertState, fired: datetime,
        value: float, limit: float, rule: str = "basis-low",
    ) -> Alert:  # fmt: skip
        """Return an alert that fired at a moment and went on to a state."""
        taken = state not in (AlertState.PENDING, AlertState.FIRING)
        over = state in (AlertState.RESOLVED, AlertState.CLOSED)
        return Alert(
            id=key,
            fingerprint=f"{rule}/{pair}",
            rule=rule,
            rule_digest="4b1c9920e1f0aa31",
            metric="margin_ratio" if rule == "margin" else "basis",
            subject=pair if isinstance(pair, str) else f"pair{pair:02}",
            side=Side.HIGH if value > limit else Side.LOW,
            level=level,
            state=state,
            value=value,
            limit=limit,
            latest=value,
            since=fired - timedelta(seconds=5),
            updated=fired + timedelta(seconds=60),
            fired=None if state is AlertState.PENDING else fired,
            acknowledged=fired + timedelta(seconds=38) if taken else None,
            acknowledged_by="wang" if taken else "",
            resolved=fired + timedelta(minutes=22) if over else None,
            label=Label.REAL if state is AlertState.CLOSED else None,
            facts=(
                Fact("rule", f"{self.names.get('rule:' + rule, rule)} ({rule} 4b1c9920)"),
                Fact("breach", f"{value:g} {'>' if value > limit else '<'} {limit:g}"),
                Fact("hold", "5 s"),
                Fact("spot_quoted", "86450"),
                Fact("premium", "- 30"),
                Fact("spot", "86420"),
                Fact("futures", "86738"),
                Fact("formula", "86420 - 86738 = -318 CNY/t"),
                Fact("spot_age", "480.0 s"),
                Fact("futures_age", "0.4 s"),
                Fact("spot_time", "2026-11-23 21:05:22.000000"),
                Fact("futures_time", "2026-11-23 21:13:21.500000"),
            ),
        )

    def approval(self, key: str, alert: str, symbol: str, lots: int) -> Approval:
        """Return an undecided proposal to sell lots that were bought."""
        split = ((Offset.CLOSE, lots - 4), (Offset.CLOSE_TODAY, 4))
        legs = tuple(
            OrderRequest(
                id=f"{key}-{at}",
                account="6688-01",
                symbol=symbol,
                direction=Direction.SELL,
                offset=offset,
                volume=volume,
                limit_price=D("86690"),
            )
            for at, (offset, volume) in enumerate(split)
        )
        plan = Plan(
            account="6688-01",
            symbol=symbol,
            pair="pair00",
            legs=legs,
            exposure_before=D(60),
            exposure_after=D(0),
            base_unit="t",
            reference_price=D(86738),
            worst_price=D(86690),
            worst_cost=D(2880),
            remainder=0,
            digest="7e1f" * 16,
            notes=("close_today_split",),
        )
        return Approval(
            id=key,
            alert=alert,
            plan=plan,
            state=ApprovalState.REQUESTED,
            requester="system",
            requested=self.now - timedelta(seconds=18),
            expires=self.now + timedelta(seconds=102),
            updated=self.now - timedelta(seconds=18),
        )

    def delivery(self, alert: str, channel: str, stage: Stage) -> Delivery:
        """Return what became of one notification."""
        fired = self.alerts[alert].fired or self.now
        note = Notification(
            id=f"{alert}-{channel}",
            key=f"{alert}{channel}"[:15],
            alert=alert,
            level=self.alerts[alert].level,
            person="desk" if channel == "wecom" else "li",
            channel=channel,
            address="+86 138 0000 0000",
            text=f"{self.say('沪铜')} −318 < −300 21:13:22 #forced",
            reason=Reason.FIRST,
            created=fired + timedelta(seconds=0.2),
        )
        return Delivery(
            notification=note,
            stage=stage,
            updated=fired + timedelta(seconds=2.4),
            attempts=2 if stage is Stage.FAILED else 1,
            provider_id=f"gw-{abs(hash(note.id)) % 10_000:04}",
            error="number not reachable" if stage is Stage.FAILED else "",
        )

    def _decide(self, key: str, state: ApprovalState, actor: str, reason: str = "") -> None:
        decided = msgspec.structs.replace(
            self.approvals[key],
            state=state,
            decided_by=actor,
            decided=self.now,
            reason=reason,
            updated=self.now,
        )
        self.put_approval(decided)

    def order(self, key: str, status: OrderStatus, filled: int, message: str = "") -> Order:
        """Return an order of five lots of zinc."""
        request = OrderRequest(
            id=key,
            account="6688-01",
            symbol="SHFE.zn2701",
            direction=Direction.SELL,
            offset=Offset.CLOSE,
            volume=5,
            limit_price=D("23080"),
        )
        return Order(
            request=request,
            status=status,
            updated=self.now - timedelta(minutes=9),
            filled=filled,
            message=message,
            exchange_order_id="        4411",
            approval="p-zinc",
            actor="wang",
        )

    def _show_orders(self) -> None:
        for key, status, filled, message in (
            ("bd-1", OrderStatus.FILLED, 5, "全部成交" if not self.english else "all traded"),
            (
                "bd-2",
                OrderStatus.REJECTED,
                0,
                "CTP:平昨仓位不足" if not self.english else "no lots",
            ),
            ("bd-3", OrderStatus.ALIVE, 2, "部分成交" if not self.english else "part traded"),
        ):
            order = self.order(key, status, filled, message)
            self.changes.put(Topic.ORDER, key, order)
            if filled:
                trade = Trade(
                    key=f"{key}-t",
                    account="6688-01",
                    order_id=key,
                    symbol="SHFE.zn2701",
                    direction=Direction.SELL,
                    offset=Offset.CLOSE,
                    volume=filled,
                    price=D("23095"),
                    time=self.now - timedelta(minutes=9),
                    commission=D("15.25"),
                )
                self.changes.put(Topic.TRADE, trade.key, trade)

    def _show_notices(self) -> None:
        words = "结算单已确认" if not self.english else "Settlement confirmed"
        for at, (level, source) in enumerate((("INFO", "6688-01"), ("INFO", "6688-02"))):
            notice = Notice(
                id=f"n{at}",
                time=self.now - timedelta(hours=4),
                source=source,
                level=level,
                content=words,
            )
            self.changes.put(Topic.NOTICE, notice.id, notice)


KEPT = ("alert", "approval", "order")


class FakeReader:
    """A ledger's reader without a ledger."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.asked: list[tuple[int | None, int, str | None]] = []

    async def head(self) -> tuple[int, str] | None:
        """Return the last entry."""
        return self._desk.seq, "9f3c51aa2b7de044"

    async def page(self, before: int | None, limit: int, kind: str | None) -> Sequence[Entry]:
        """Return entries downwards from `before`."""
        self.asked.append((before, limit, kind))
        top = self._desk.seq if before is None else before - 1
        return [self._entry(seq, kind) for seq in range(top, max(top - limit, 0), -1)]

    def _entry(self, seq: int, kind: str | None) -> Entry:
        kind = kind if kind in KEPT else KEPT[seq % len(KEPT)]
        return Entry(
            seq=seq,
            time=NOW - timedelta(seconds=self._desk.seq - seq),
            kind=kind,
            ref=f"018f-{seq}",
            actor="wang" if kind == "approval" else "system",
            body=body_at(seq, kind, english=self._desk.english),
            prev=f"{seq - 1:064x}",
            digest=f"{seq * 7919:064x}"[::-1],
        )


@cache  # every window asks for the same two hundred
def body_at(seq: int, kind: str, *, english: bool) -> dict[str, Any]:
    """Return what an entry of this number is about; the audit panel only reads it."""
    desk = _teller(english=english)
    if kind == "alert":
        firing = (Level.FORCED, AlertState.FIRING, NOW, -318, -300)
        return body_of(desk.alert(f"a{seq}", 0, *firing))
    if kind == "approval":
        return body_of(desk.approval(f"p{seq}", f"a{seq}", "SHFE.cu2701", 12))
    return body_of(desk.order(f"o{seq}", OrderStatus.FILLED, 5))


@cache
def _teller(*, english: bool) -> FakeDesk:
    return FakeDesk(english=english)


@cache
def past_of(pair_id: str, now: datetime, end: float, futures: float) -> History:
    """Make up a past that ends where the present is."""
    rng = random.Random(pair_id)
    times = trading_minutes(now, 480)
    scale = abs(futures) * 0.0005 + abs(end) * 0.05
    noise = [0.0]
    for _ in times[1:]:
        noise.append(noise[-1] * 0.97 + rng.gauss(0, scale * 0.16))
    count, points, spot = len(times), [], 0.0
    for at, time in enumerate(times):
        left = 1 - at / (count - 1)
        rise = 1.15 * math.sin(min(left * 3.6, 2.6)) ** 2
        basis = end * (1 - rise) + (noise[at] - noise[-1]) * 1.2
        if at % 45 == 0:
            spot = futures + end + rng.gauss(0, abs(futures) * 4e-4)
        if at > count - 20:
            spot = futures + end
        points.append(Point(pair_id, time.timestamp(), spot, spot - basis, basis))
    return History(pair_id, tuple(points))


@cache
def trading_minutes(end: datetime, count: int) -> list[datetime]:
    """Return the last so many minutes in which the contracts traded, ascending."""
    minutes, time = [], end
    while len(minutes) < count:
        beijing = time + timedelta(hours=8)
        second = beijing.hour * 3600 + beijing.minute * 60
        for start, stop in (*DAY, *NIGHT, ("00:00:00", "01:00:00")):
            if _seconds(start) <= second < _seconds(stop):
                minutes.append(time)
                break
        time -= timedelta(minutes=1)
    return minutes[::-1]


def _seconds(text: str) -> int:
    hours, minutes, seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _limits(lows: Sequence[int]) -> tuple[Limit, ...]:
    levels = (Level.ATTENTION, Level.WARNING, Level.FORCED)
    return tuple(
        Limit(level, D(low), D(-low if low != -90 else 120))
        for level, low in zip(levels, lows, strict=True)
    )


def _instrument(symbol: str, name: str) -> Instrument:
    exchange, _, code = symbol.partition(".")
    return Instrument(
        symbol=symbol,
        exchange=exchange,
        code=code,
        name=name,
        product=code[:2],
        multiplier=D(5),
        price_tick=D(10),
        trading_time=TradingTime(DAY, NIGHT),
    )
