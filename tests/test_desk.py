"""The desk on real servers in one loop: prices are set by hand, people are wishes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from terminal.audit.checkpoint import Checkpoints
from terminal.changes import Changes
from terminal.core.effect import AskCounter, Topic
from terminal.core.event import Approve, Cancel, Halt, Note, Reduce
from terminal.core.firm import date_in_beijing
from terminal.core.presence_wish import Secret, SignIn
from terminal.desk import Desk
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.audit import Entry
from terminal.domain.level import Level
from terminal.domain.link import LinkState
from terminal.domain.order import OrderStatus
from terminal.notify import lane
from terminal.notify.http_gateway import HttpChannel
from terminal.settings import Settings, read_settings
from terminal.sim.exchange import Exchange, ExchangeOptions
from terminal.sim.gateway import Gateway, Options
from terminal.store import StoreError
from tests.e2e.programs import DEMO, outside_desk_file
from tests.test_secret_hash import CHEAP, SECRET

CU, ACCOUNT = "SHFE.cu2701", "6688-01"

# A signed head that was committed right before is copied to the same disk.
FULL = "the ledger cannot be written|a checkpoint was not copied"


class Stage:
    """A desk with its exchange and its provider."""

    def __init__(self, desk: Desk, exchange: Exchange, gateway: Gateway, changes: Changes) -> None:
        self.desk, self.exchange, self.gateway, self.changes = desk, exchange, gateway, changes
        self.entries: list[Entry] = []
        self.trouble: list[str] = []

    @property
    def state(self) -> Any:
        return self.desk.engine.state

    async def until(self, condition: Callable[[], Any], patience: float = 60.0) -> Any:
        async with asyncio.timeout(patience):
            while not (value := condition()):
                await asyncio.sleep(0.01)
        return value

    async def approval(self, state: ApprovalState) -> Approval:
        """Wait for an approval in this state."""

        def found() -> Approval | None:
            every = self.state.responder.approvals.values()
            return next((one for one in every if one.state is state), None)

        return await self.until(found)

    def blow_out(self) -> None:
        """Take copper's basis far below its band."""
        futures = self.state.market.quotes[CU].last
        self.exchange.set_price("SPOT.cu", futures - 400)


@asynccontextmanager
async def staged(
    folder: Path,
    read: Callable[[Path], Settings] = read_settings,
    desk_of: type[Desk] = Desk,
    **changed: str,
) -> AsyncIterator[Stage]:
    changes = Changes()
    async with (
        Exchange(ExchangeOptions(scenario="calm", speed=1.0)) as exchange,
        Gateway(Options(receipt_lag=0.05)) as gateway,
    ):
        file = outside_desk_file(
            folder, exchange.md.url, exchange.td.url, gateway.url, hold='"100ms"', **changed
        )
        told: list[Entry] = []
        trouble: list[str] = []
        desk = desk_of(
            read(file),
            folder / "data",
            changes=changes,
            on_entries=told.extend,
            on_trouble=trouble.append,
        )
        stage = Stage(desk, exchange, gateway, changes)
        stage.entries, stage.trouble = told, trouble
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(desk.run())
            await stage.until(lambda: stage.state.is_ready(ACCOUNT))
            await stage.until(lambda: CU in stage.state.market.quotes)
            await stage.until(lambda: f"{ACCOUNT}/{CU}" in stage.state.book.positions)
            yield stage
            desk.stop()


async def test_a_blow_out_is_told_approved_sent_and_filled(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.desk.tick_to_alert.spread().p50 is None, "no tick has raised an alarm yet"
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        assert stage.desk.tick_to_alert.spread().p50 is not None
        assert [leg.volume for leg in approval.plan.legs] == [8, 4]
        await stage.until(lambda: len(stage.gateway.messages) == 3)
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.approval(ApprovalState.DONE)
        await stage.until(lambda: stage.state.book.exposure("cu.shanghai").flat == 0)
        assert stage.desk.approve_to_wire.spread().p50 is not None


async def refuse(request: web.Request) -> web.Response:
    """Answer as a provider does whose key is wrong; it has no news either."""
    if request.method == "POST":
        return web.json_response({"error": "invalid_key"}, status=401)
    await asyncio.sleep(float(request.query["wait"]))
    return web.json_response({"receipts": [], "next": 0, "stream": "none"})


async def test_a_channel_that_the_provider_refuses_for_good_is_replaced_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = web.Application()
    app.router.add_route("*", "/v1/{what}", refuse)
    open_channel = HttpChannel.__init__

    def elsewhere(self: HttpChannel, session: Any, url: str, id: str, **how: Any) -> None:
        url = url if id == "phone" else str(server.make_url(""))
        open_channel(self, session, url, id, **how)

    monkeypatch.setattr(HttpChannel, "__init__", elsewhere)
    async with TestServer(app) as server, staged(tmp_path) as stage:
        # Halfway between the limit of a warning and the one where the phone rings anyway: a leg's
        # own steps are some ten yuan.
        stage.exchange.set_price("SPOT.cu", stage.state.market.quotes[CU].last - 275)
        await stage.until(lambda: stage.gateway.messages)
        assert {one.channel for one in stage.gateway.messages} == {"phone"}
        words = "told over phone instead"
        await stage.until(
            lambda: any(
                one.kind == "notice" and one.body["content"].endswith(words)
                for one in stage.entries
            )
        )


async def test_a_provider_that_starts_anew_during_an_alarm_rings_no_phone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_port: Callable[[], int]
) -> None:
    # A port that nobody else is lent while the provider is away.
    quick = Options(listen=f"127.0.0.1:{free_port()}", receipt_lag=0.05)
    shaky = await Gateway(quick).__aenter__()
    open_channel = HttpChannel.__init__

    def elsewhere(self: HttpChannel, session: Any, url: str, id: str, **how: Any) -> None:
        open_channel(self, session, url if id == "phone" else shaky.url, id, **how)

    def read(path: Path) -> Settings:
        # After four seconds it would be down, which is little for a busy machine.
        settings = read_settings(path)
        policy = msgspec.structs.replace(settings.plant.policy, channel_misses=100)
        plant = msgspec.structs.replace(settings.plant, policy=policy)
        return msgspec.structs.replace(settings, plant=plant)

    monkeypatch.setattr(HttpChannel, "__init__", elsewhere)
    # As ever, five times as fast.
    monkeypatch.setattr(lane, "PAUSES", [seconds / 5 for seconds in lane.PAUSES])
    async with staged(tmp_path, read) as stage:
        await stage.until(lambda: ready_channels(stage) == {"wecom", "sms", "phone"})
        await shaky.__aexit__(None, None, None)
        # A warning: its channels are WeCom and SMS, and the phone is the next one.
        stage.exchange.set_price("SPOT.cu", stage.state.market.quotes[CU].last - 275)
        deliveries = stage.state.cases.deliveries
        await stage.until(lambda: any(one.attempts for one in deliveries.values()))
        async with Gateway(quick) as shaky:
            await stage.until(lambda: {one.channel for one in shaky.messages} == {"wecom", "sms"})
            await stage.until(lambda: ready_channels(stage) == {"wecom", "sms", "phone"})
            assert [one.channel for one in stage.gateway.messages] == []
            assert not any("instead" in words for words in notices(stage))
            links = [one.body for one in stage.entries if one.kind == "link"]
            assert {one["state"] for one in links if one["id"] == "channel:sms"} == {"ready"}


def ready_channels(stage: Stage) -> set[str]:
    links = [one for one in stage.state.links.values() if one.state is LinkState.READY]
    found = [one.id.partition(":") for one in links]
    return {name for kind, _, name in found if kind == "channel"}


async def test_a_double_click_sends_once(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        for _ in range(5):
            stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.approval(ApprovalState.DONE)
        await stage.until(lambda: stage.state.book.exposure("cu.shanghai").flat == 0)
        await stage.until(lambda: traded(stage) == 12)
        await stage.until(lambda: len([one for one in stage.entries if one.kind == "refusal"]) == 4)


async def test_while_the_ledger_fails_quotes_run_on_and_approvals_are_shut(
    tmp_path: Path, expected_logs: Any
) -> None:
    expected_logs(FULL)
    async with staged(tmp_path) as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        await stage.until(lambda: stage.entries[-1].kind != "approval")
        await limit_disk(stage, full=True)
        fill(stage)
        await stage.until(lambda: stage.state.read_only)
        assert stage.trouble
        before = stage.state.market.updates
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.until(lambda: stage.state.market.updates > before + 20)
        assert stage.state.responder.approvals[approval.id].state is ApprovalState.REQUESTED
        assert not stage.state.orders.orders
        await limit_disk(stage, full=False)
        await stage.until(lambda: not stage.state.read_only)
        await stage.until(
            lambda: len([one for one in stage.entries if one.kind == "cancel"]) == 400
        )
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.approval(ApprovalState.DONE)


async def limit_disk(stage: Stage, *, full: bool) -> None:
    """Leave the ledger no page to grow by, or all it wants."""

    def job(tx: sqlite3.Connection) -> None:
        pages = tx.execute("PRAGMA page_count").fetchone()[0] if full else 1_000_000
        tx.execute(f"PRAGMA max_page_count = {pages}")

    # What the desk writes in the same commit may find the disk full already.
    with suppress(StoreError) if full else nullcontext():
        await stage.desk._recorder._store.write(job)


def fill(stage: Stage) -> None:
    """Give the ledger more than a full disk can take, in one go with what is posted next."""
    for number in range(400):
        stage.desk.post(Cancel(f"no such order {number:200d}", "me"))


def orders_of(stage: Stage, approval: Approval) -> list[Any]:
    return list(stage.state.orders.of_approval(approval.id))


@pytest.mark.parametrize("meanwhile", ["time runs out", "the kill switch is pulled"])
async def test_an_order_that_a_full_disk_kept_back_does_not_leave_late(
    meanwhile: str, tmp_path: Path, expected_logs: Any
) -> None:
    expected_logs(FULL)
    ahead = timedelta(0)

    class Ahead(Desk):
        """Its clock can be put forward."""

        def now(self) -> datetime:
            return super().now() + ahead

    async with staged(tmp_path, desk_of=Ahead) as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        await limit_disk(stage, full=True)
        fill(stage)
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.until(lambda: stage.state.read_only)
        assert {one.status for one in orders_of(stage, approval)} == {OrderStatus.INTENT}
        if meanwhile == "time runs out":
            ahead = approval.expires - stage.desk.now() + timedelta(seconds=1)
        else:
            stage.desk.post(Halt("me", halted=True))
        await limit_disk(stage, full=False)
        await stage.until(lambda: not stage.state.read_only)
        failed = await stage.approval(ApprovalState.FAILED)
        words = {"time runs out": "ran out of time"}.get(meanwhile, "kill switch")
        assert words in failed.reason
        assert {one.status for one in orders_of(stage, approval)} == {OrderStatus.REJECTED}
        assert traded(stage) == 0


async def test_a_withdrawal_reaches_the_counter_while_the_ledger_fails(
    tmp_path: Path, expected_logs: Any
) -> None:
    expected_logs(FULL)
    async with staged(tmp_path, slippage_ticks="0", order_timeout='"60s"') as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        last = stage.state.market.quotes[CU].last
        stage.exchange.set_price(CU, last - 500)
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        await stage.until(
            lambda: {one.status for one in orders_of(stage, approval)} == {OrderStatus.ALIVE}
        )
        await limit_disk(stage, full=True)
        fill(stage)
        await stage.until(lambda: stage.state.read_only)
        for order in orders_of(stage, approval):
            stage.desk.post(Cancel(order.id, "me"))
        await stage.until(
            lambda: {one.status for one in orders_of(stage, approval)} == {OrderStatus.CANCELLED}
        )
        assert stage.state.read_only
        await limit_disk(stage, full=False)
        await stage.until(lambda: not stage.state.read_only)
        await stage.until(
            lambda: (
                [one.body["status"] for one in stage.entries if one.kind == "order"][-2:]
                == ["cancelled", "cancelled"]
            )
        )


async def test_a_question_to_the_counter_brings_a_new_snapshot(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        seen: list[LinkState] = []
        stage.desk._perform([AskCounter(ACCOUNT)])
        link = f"td:{ACCOUNT}"

        def look() -> bool:
            state = stage.state.links[link].state
            if not seen or seen[-1] is not state:
                seen.append(state)
            return LinkState.DOWN in seen and state is LinkState.READY

        await stage.until(look)
        assert stage.state.links["td:6688-02"].state is LinkState.READY


async def test_what_is_clicked_as_the_desk_closes_is_recorded_to_its_end(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        stage.desk.post(Note("me", "desk", "good night"))
        stage.desk.stop()
    newest = {entry.ref: entry for entry in stage.entries if entry.kind == "order"}
    assert len(newest) == 2
    assert "intent" not in {entry.body["status"] for entry in newest.values()}
    assert [one.body["text"] for one in stage.entries if one.kind == "note"] == ["good night"]


async def test_the_kill_switch_lets_nothing_out_and_survives_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.desk.post(Halt("me", halted=True))
        await stage.until(lambda: stage.state.halted)
        stage.desk.post(Reduce(ACCOUNT, CU, "me"))
        await stage.until(lambda: any("kill switch" in n for n in notices(stage)))
        assert not stage.state.responder.approvals
    async with staged(tmp_path) as stage:
        assert stage.state.halted


async def test_a_cut_link_makes_the_basis_unknown_and_comes_back(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.exchange.drop_connections()
        await stage.until(lambda: stage.state.links["md"].state is not LinkState.READY)
        assert stage.state.market.reading("cu.shanghai", stage.desk.now()).value is None
        await stage.until(lambda: stage.state.links["md"].state is LinkState.READY)
        await stage.until(
            lambda: stage.state.market.reading("cu.shanghai", stage.desk.now()).value is not None
        )


async def test_the_screen_is_told_of_everything_that_changed(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        seen: dict[Topic, set[str]] = {}

        def look() -> bool:
            for topic, things in stage.changes.take().items():
                seen.setdefault(topic, set()).update(things)
            wanted = {Topic.PAIR, Topic.POINT, Topic.ACCOUNT, Topic.POSITION, Topic.LINK}
            return wanted | {Topic.EXPOSURE, Topic.HEALTH, Topic.HISTORY} <= seen.keys()

        await stage.until(look)
        assert len(seen[Topic.PAIR]) == 14
        assert seen[Topic.ACCOUNT] == {"6688-01", "6688-02"}


async def test_a_sign_of_life_opens_the_second_and_waits_for_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terminal.desk.SECOND", 3600.0)
    async with staged(tmp_path) as stage:
        await stage.until(lambda: Topic.HEALTH in stage.changes.take())


async def test_what_days_have_moved_is_known_on_the_first_day(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        swings = stage.state.swings
        await stage.until(lambda: swings.of_basis({"cu.shanghai": 1.0}).deviation is not None)
        assert swings.of_futures({CU: 1.0}).days == 60


async def test_an_order_that_does_not_fill_is_withdrawn_after_its_time(tmp_path: Path) -> None:
    async with staged(tmp_path, slippage_ticks="0", order_timeout='"1s"') as stage:
        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        # The market runs away downwards: a sell limit at the old bid rests, then is withdrawn.
        last = stage.state.market.quotes[CU].last
        stage.exchange.set_price(CU, last - 500)
        stage.desk.post(Approve(approval.id, approval.plan.digest, "me"))
        failed = await stage.approval(ApprovalState.FAILED)
        assert "0 of 12 lots filled" in failed.reason
        orders = stage.state.orders.of_approval(approval.id)
        assert {order.status for order in orders} == {OrderStatus.CANCELLED}


def traded(stage: Stage) -> int:
    """Lots in the trades of the ledger."""
    return sum(entry.body["volume"] for entry in stage.entries if entry.kind == "trade")


def notices(stage: Stage) -> Sequence[str]:
    return [notice.content for notice in stage.state.notices.values()]


async def test_a_defect_shuts_approvals_while_quotes_run_on(
    tmp_path: Path, expected_logs: Any
) -> None:
    expected_logs("defect in a step")
    async with staged(tmp_path) as stage:
        stage.desk.post("no event at all")  # type: ignore[arg-type]
        await stage.until(lambda: stage.state.defect)
        before = stage.state.market.updates
        stage.desk.post(Reduce(ACCOUNT, CU, "me"))
        await stage.until(lambda: any("internal error" in n for n in notices(stage)))
        await stage.until(lambda: stage.state.market.updates > before + 20)
        assert not stage.state.responder.approvals


async def test_a_clock_of_the_machine_that_is_set_is_told_to_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offset = timedelta(0)

    class Wall(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(tz) + offset

    monkeypatch.setattr("terminal.clock.datetime", Wall)
    async with staged(tmp_path) as stage:
        offset = timedelta(hours=1)
        await stage.until(lambda: any("set ahead by 3600 s" in n for n in notices(stage)))
        offset = timedelta(0)
        await stage.until(lambda: any("set back by 3600 s" in n for n in notices(stage)))
    # The next start takes the right time at once, and says that the record is ahead of it.
    async with staged(tmp_path) as stage:
        assert abs(stage.desk.now() - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_cut_ledger_is_told_to_people_at_the_next_start(tmp_path: Path) -> None:
    async with staged(tmp_path):
        pass
    file = tmp_path / "data" / "ledger.sqlite3"
    with sqlite3.connect(file) as cutter:
        names = cutter.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            cutter.execute(f"DROP TRIGGER {name}")
        cutter.execute("DELETE FROM entry WHERE seq > (SELECT max(seq) - 5 FROM entry)")
        cutter.execute("DELETE FROM checkpoint WHERE size > (SELECT max(seq) FROM entry)")
    cutter.close()
    async with staged(tmp_path) as stage:
        told = [one for one in stage.state.notices.values() if one.source == "ledger"]
        assert [one.level for one in told] == ["error"]
        assert "checkpoints.jsonl" in told[0].content


def proven(path: Path) -> Settings:
    """A desk of two persons who sign in, both with the secret of `CHEAP`; a forced plan of both."""
    settings = read_settings(path)
    policy = msgspec.structs.replace(settings.plant.policy, approvers={Level.FORCED: 2})
    plant = msgspec.structs.replace(settings.plant, signers=("wang", "li"), policy=policy)
    secrets = {"wang": CHEAP, "li": CHEAP}
    return msgspec.structs.replace(settings, plant=plant, secrets=secrets)


async def test_two_persons_prove_who_they_are_and_approve_at_one_desk(tmp_path: Path) -> None:
    wrong = "wrong horse"
    async with staged(tmp_path, proven) as stage:
        desk = stage.desk

        async def person(name: str) -> None:
            await stage.until(
                lambda: any(e.kind == "person" and e.body["person"] == name for e in stage.entries)
            )

        stage.blow_out()
        approval = await stage.approval(ApprovalState.REQUESTED)
        await stage.until(lambda: stage.state.triage.alerts[approval.alert].level == Level.FORCED)
        desk.post(Approve(approval.id, approval.plan.digest, "wang"))
        await stage.until(lambda: any("nobody is signed in" in one for one in notices(stage)))
        desk.post(SignIn("wang", Secret(SECRET)))
        await person("wang")
        desk.post(Approve(approval.id, approval.plan.digest, "wang"))
        await stage.until(lambda: stage.state.responder.approvals[approval.id].approvers)
        desk.post(SignIn("li", Secret(wrong)))
        await stage.until(lambda: any("not the secret" in one for one in notices(stage)))
        desk.post(Approve(approval.id, approval.plan.digest, "li"))
        await stage.until(lambda: any("li asked for this" in one for one in notices(stage)))
        assert not stage.state.orders.orders
        desk.post(SignIn("li", Secret(SECRET)))
        await person("li")
        desk.post(Approve(approval.id, approval.plan.digest, "li"))
        done = await stage.approval(ApprovalState.DONE)
        assert done.approvers == ("wang", "li")
    # Nothing that was typed, and no line of the desk file, is anywhere in what the desk keeps.
    files = [one for one in (tmp_path / "data").rglob("*") if one.is_file()]
    kept = b"".join(one.read_bytes() for one in files)
    assert b"signed in" in kept
    for word in (SECRET, wrong, CHEAP):
        assert word.encode() not in kept
        assert word not in repr(stage.entries)


async def test_the_first_book_is_of_the_desk_file_though_nobody_is_signed_in(
    tmp_path: Path,
) -> None:
    def read(path: Path) -> Settings:
        return msgspec.structs.replace(proven(path), book_folder=DEMO.parent / "book")

    async with staged(tmp_path, read) as stage:
        found = await stage.until(lambda: [e for e in stage.entries if e.kind == "book"])
        assert [one.actor for one in found] == ["desk file"]


async def test_what_a_start_finds_amiss_is_told_with_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Settings:
        return msgspec.structs.replace(read_settings(path), book_folder=tmp_path / "nowhere")

    opened = Checkpoints.open

    def doubt(self: Checkpoints, *given: Any, **named: Any) -> Any:
        found = opened(self, *given, **named)
        self.warning = "a.jsonl: a line is damaged: x"
        return found

    monkeypatch.setattr(Checkpoints, "open", doubt)
    async with staged(tmp_path, read) as stage:
        keys = {"ledger_doubted", "book_empty"}
        found = await stage.until(
            lambda: [e for e in stage.entries if e.kind == "notice" and e.body.get("key") in keys]
        )
        assert {(one.actor, one.body["level"]) for one in found} >= {("ledger", "error")}
        await stage.until(lambda: keys <= {e.body.get("key") for e in stage.entries})


BOOK = """合同编号,方向,定价方式,业务单元,品种,单位,合同数量,升贴水,参考合约,均价期起,均价期止
P1,采购,均价,铜,cu,t,500,50,SHFE.cu2702,{start},{end}
"""


async def test_the_front_is_asked_for_settlements_of_a_month_that_only_a_window_is_on(
    tmp_path: Path,
) -> None:
    book, today = tmp_path / "book", date_in_beijing(datetime.now(UTC))
    book.mkdir()
    (book / "units.csv").write_text("编号,名称\n铜,铜\n", "utf-8")
    window = {"start": today - timedelta(days=10), "end": today + timedelta(days=30)}
    (book / "contracts.csv").write_text(BOOK.format(**window), "utf-8")

    def read(path: Path) -> Settings:
        return msgspec.structs.replace(read_settings(path), book_folder=book)

    async with staged(tmp_path, read) as stage:
        work, other = stage.state.bookwork, "SHFE.cu2702"
        assert other not in [one.futures for one in stage.state.market.pairs.values()]
        settled = await stage.until(
            lambda: [
                e for e in stage.entries if e.kind == "settlements" and other in e.body["prices"]
            ]
        )
        day = date.fromisoformat(settled[-1].body["day"])
        price = work.settlements.price(other, day)
        assert price == Decimal(settled[-1].body["prices"][other])
        deal = await stage.until(lambda: work.business.deal("P1"))
        assert deal.missing
        assert day not in deal.missing
        assert other not in stage.state.market.quotes
