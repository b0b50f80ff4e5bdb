"""The commands without a screen. Each prints what it did; what is refused is one sentence."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from terminal import Refused, log, refusal_in
from terminal.bookcli import book
from terminal.packcli import pack
from terminal.personcli import person
from terminal.settings import read_settings
from terminal.spotcli import spot
from terminal.tasks import data_folder

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="basisdesk without a screen.",
)
audit = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Check and export a ledger.")
app.add_typer(audit, name="audit")
app.add_typer(book, name="book")
app.add_typer(pack, name="pack")
app.add_typer(spot, name="spot")
app.command()(person)

Data = Annotated[Path | None, typer.Option(help="Folder for ledger and keys.")]
DeskOption = Annotated[Path, typer.Option("--desk", help="The desk file (TOML).")]


@app.command()
def exchange(
    listen: Annotated[str, typer.Option(help="HOST:PORT; port 0 takes any.")] = "127.0.0.1:0",
    scenario: Annotated[str, typer.Option(help="Which market to play.")] = "blowout",
    seed: int = 7,
    speed: Annotated[float, typer.Option(help="Market seconds per second.")] = 1.0,
    replay: Annotated[Path | None, typer.Option(help="A recorded session or a CSV.")] = None,
    clock: Annotated[str, typer.Option(help='"always" or "real" (true sessions).')] = "always",
    log_file: Annotated[Path | None, typer.Option("--log", help="Orders and fills, JSON.")] = None,
    lots: Annotated[int, typer.Option(help="Multiplies the first positions.")] = 1,
    leash: Annotated[bool, typer.Option(help="End when stdin ends.")] = False,
) -> None:
    """Serve DIFF on loopback: market data and a paper counter (user demo, password demo).

    Example: python -m terminal exchange --listen 127.0.0.1:7001 --scenario blowout
    """
    from terminal.sim import exchange as room

    if clock not in ("always", "real"):
        raise Refused(f'--clock {clock}: allowed are "always" and "real"')
    host, port = _host_and_port(listen)
    raise typer.Exit(
        room.run_exchange(
            room.ExchangeOptions(
                host=host,
                port=port,
                scenario=scenario,
                seed=seed,
                speed=speed,
                replay=replay,
                clock="real" if clock == "real" else "always",
                log=log_file,
                lots=lots,
                leash=leash,
            )
        )
    )


@app.command()
def gateway(
    listen: Annotated[str, typer.Option(help="HOST:PORT; port 0 takes any.")] = "127.0.0.1:0",
    log_file: Annotated[Path | None, typer.Option("--log", help="All that happened, JSON.")] = None,
    fail: Annotated[float, typer.Option(help="Share of sends answered 500.")] = 0.0,
    lose_reply: Annotated[float, typer.Option(help="Share of replies lost.")] = 0.0,
    receipt_lag: Annotated[float, typer.Option(help="Seconds until a receipt.")] = 0.5,
    throttle: Annotated[int, typer.Option(help="Messages a minute, 0 = no limit.")] = 0,
    query_lag: Annotated[float, typer.Option(help="Seconds a key stays unknown.")] = 0.0,
    slow: Annotated[float, typer.Option(help="Seconds before each answer.")] = 0.0,
    answer: Annotated[float, typer.Option(help="Share of calls answered by a key.")] = 0.0,
    seed: int = 0,
    leash: Annotated[bool, typer.Option(help="End when stdin ends.")] = False,
) -> None:
    """Serve the notification provider on loopback, with receipts and faults on command.

    Example: python -m terminal gateway --listen 127.0.0.1:7003 --log gateway.jsonl --fail 0.05
    """
    from terminal.sim import gateway as room

    raise typer.Exit(
        room.run_gateway(
            room.Options(
                listen=listen,
                log=log_file,
                fail=fail,
                lose_reply=lose_reply,
                receipt_lag=receipt_lag,
                throttle=throttle,
                query_lag=query_lag,
                slow=slow,
                answer=answer,
                seed=seed,
                leash=leash,
            )
        )
    )


@app.command()
def watch(
    desk: DeskOption,
    data: Data = None,
    seconds: Annotated[float | None, typer.Option("--for", help="End after so many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
    hand: Annotated[str, typer.Option(help='"auto": a scripted hand, SIM desks only.')] = "",
) -> None:
    """Run a desk without a screen and print what happens.

    Example: python -m terminal watch --desk resources/desk.demo.toml --for 60 --json --hand auto
    """
    from terminal.hand import scripted_hand
    from terminal.watch import Watcher, milliseconds

    if hand not in ("", "auto"):
        raise Refused(f'--hand {hand}: the only hand there is is "auto"')
    settings = read_settings(desk)
    if hand and settings.mode != "SIM":
        raise Refused(f"--hand auto works on SIM desks only; {settings.desk} is LIVE")
    folder = data_folder(settings, data)
    log.configure(folder)
    from terminal.desk import Desk
    from terminal.heap import leave_out_what_stays

    leave_out_what_stays()

    def name(subject: str) -> str:
        return running.engine.state.naming.subject(subject)

    watcher = Watcher(lambda line: print(line, flush=True), as_json=as_json, name=name)
    running = Desk(
        settings,
        folder,
        on_entries=watcher.entries,
        on_trouble=lambda reason: print(f"basisdesk: {reason}", file=sys.stderr, flush=True),
        companion=scripted_hand if hand else None,
    )
    asyncio.run(_until_stopped(running, seconds))
    figures = {
        "updates": running.engine.state.market.updates,
        "stale": running.engine.state.market.stale,
        "tick_to_alert_ms": milliseconds(running.tick_to_alert.spread()),
        "approve_to_wire_ms": milliseconds(running.approve_to_wire.spread()),
    }
    watcher.summary(running.now(), figures)


async def _until_stopped(desk: Any, seconds: float | None) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers on a loop: there Ctrl-C raises KeyboardInterrupt instead.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, desk.stop)
    if seconds is not None:
        loop.call_later(seconds, desk.stop)
    await desk.run()


@audit.command()
def verify(path: Path) -> None:
    """Check a data folder, a ledger or an exported bundle.

    Exit code 0 intact, 1 broken, 2 incomplete, 3 bad signature.
    Example: python -m terminal audit verify ~/.local/share/basisdesk/demo
    """
    from terminal.audit.verify import verify as check

    verdict = check(path)
    print(verdict.sentence)
    for note in verdict.notes:
        print(note)
    if verdict.keys:
        print("signed with", ", ".join(verdict.keys))
    raise typer.Exit(verdict.code)


@audit.command()
def export(
    path: Path,
    out: Annotated[Path, typer.Option(help="The bundle to write, .zip.")],
    since: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.")] = None,
) -> None:
    """Write a bundle that anyone can check: JSONL, CSV, manifest, one-file verifier.

    Example: python -m terminal audit export DATA --out march.zip --from 2026-03-01 --to 2026-03-31
    """
    from terminal.audit.export import export as write

    last = None if until is None else _day("--to", until) + timedelta(days=1)
    first = None if since is None else _day("--from", since)
    done = write(path, out, _now(), first, last)
    print(f"{done.out}: entries {done.first} to {done.last}, SHA-256 {done.sha256}")


@audit.command()
def show(
    path: Path,
    kind: Annotated[str | None, typer.Option(help="Only this kind.")] = None,
    ref: Annotated[str | None, typer.Option(help="Only this thing.")] = None,
    last: Annotated[int | None, typer.Option(help="Only so many, the newest.")] = None,
) -> None:
    """Print ledger entries for people.

    Example: python -m terminal audit show DATA --kind order --last 20
    """
    from terminal.audit.show import lines

    for line in lines(path, kind, ref, last):
        print(line)


@app.command()
def bench(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    only: Annotated[str | None, typer.Option(help="Only this benchmark.")] = None,
) -> None:
    """Measure this machine with the benchmarks of the source tree.

    Example: python -m terminal bench --json --only ledger
    """
    root = Path(__file__).resolve().parent.parent
    if not (root / "tests" / "bench").is_dir():
        raise Refused("the benchmarks live in tests/bench of the source tree, which is not here")
    command = [sys.executable, "-m", "tests.bench", *(["--json"] if as_json else [])]
    command += ["--only", only] if only else []
    raise typer.Exit(subprocess.run(command, cwd=root, check=False).returncode)


def main() -> int:
    """Run one command; a refusal is one sentence on stderr and exit code 2."""

    try:
        app(standalone_mode=True)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Refused, BaseExceptionGroup) as error:
        refusal = refusal_in(error)
        if refusal is None:
            raise
        print("basisdesk:", " ".join(str(refusal).split()), file=sys.stderr)
        return 2
    return 0


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise Refused(f"--listen {text}: an address is written HOST:PORT, such as 127.0.0.1:7001")
    return host, int(port)


def _day(option: str, text: str) -> datetime:
    from terminal.core.session import BEIJING

    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=BEIJING)
    except ValueError:
        raise Refused(f"{option} {text}: a day is written YYYY-MM-DD") from None


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a command is its own clock
