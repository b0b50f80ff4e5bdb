"""Start the desktop: the desk in a process of its own, the window in this one.

    python main.py [--desk FILE] [--data DIR] [--for SECONDS] [--screenshot FILE.png] [--size WxH]
                   [--lang zh|en] [--theme light|dark]

Any other command is handed to terminal/cli.py. This is the only file that joins all parts.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terminal.settings import Settings
    from widgets.ledger import Ledger

ROOT = Path(__file__).resolve().parent
DEMO = ROOT / "resources" / "desk.demo.toml"
COMMANDS = ("exchange", "gateway", "watch", "audit", "book", "pack", "person", "spot", "bench")


def main() -> int:
    """Run the desktop, or a command; return the exit code."""
    from terminal import Refused, streams

    streams.fill()
    if len(sys.argv) > 1 and sys.argv[1] in COMMANDS:
        from terminal.cli import main as run_command

        return run_command()
    options = parse(sys.argv[1:])
    try:
        return run(options)
    except Refused as refusal:
        say(str(refusal), options)
        return 2
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the options; a wrong one ends the program with a sentence and code 2."""
    parser = options_parser()
    if not {"-h", "--help"}.isdisjoint(arguments):
        from widgets.help_words import help_in_words

        help_in_words(parser, arguments)
    return parser.parse_args(arguments)


def options_parser() -> argparse.ArgumentParser:
    """Return what reads the options; its texts have their Chinese in widgets/help_words.py."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="basisdesk, the desktop. Without --desk: the demo desk, all on this machine.",
        epilog="Example: python main.py --for 20 --screenshot shot.png --size 1366x768 --lang en",
    )
    parser.add_argument("--desk", type=Path, default=DEMO, help="the desk file (TOML)")
    parser.add_argument("--data", type=Path, help="folder for ledger and keys")
    parser.add_argument("--for", dest="seconds", type=seconds, help="quit by itself after so long")
    parser.add_argument("--screenshot", type=Path, help="save the window there before it quits")
    parser.add_argument("--size", type=size, help="window size, such as 1366x768")
    parser.add_argument("--lang", choices=("zh", "en"), help="of window and refusals, else zh")
    parser.add_argument("--theme", choices=("light", "dark"), default="dark")
    return parser


def say(sentence: str, options: argparse.Namespace) -> None:
    """Say on stderr, in one line, why there is no window: in --lang, else the system's language."""
    from widgets.exit_words import exit_words

    print("basisdesk:", " ".join(exit_words(sentence, options.lang).split()), file=sys.stderr)


def size(text: str) -> tuple[int, int]:
    """Read "1366x768"; each side 640 to 8192 pixels."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: a size is written WIDTHxHEIGHT, as 1366x768")
    if not (640 <= int(width) <= 8192 and 640 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError(f"{text}: each side must be 640 to 8192 pixels")
    return int(width), int(height)


def seconds(text: str) -> float:
    """Read a positive number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text}: a positive number of seconds is needed")
    return number


def run(options: argparse.Namespace) -> int:
    """Join desk and window; the desk's record is closed before this returns."""
    # Nothing that is loaded now becomes garbage: the window's own collector takes over when the
    # first picture stands.
    gc.disable()
    # Until the window hears it, Ctrl-C ends this program as any other: as an error in the middle of
    # Qt's import it would abort, with a dump.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from terminal import log
    from terminal.deskprocess import DeskProcess
    from terminal.settings import read_settings
    from terminal.stages import decided
    from terminal.tasks import data_folder
    from widgets.desktop import DesktopOptions, run_desktop

    settings = read_settings(options.desk)
    folder = data_folder(settings, options.data)
    log.configure(folder, log.WINDOW)
    names = settings.names_in(language := options.lang or "zh")
    desk = DeskProcess(settings, folder)
    try:
        code = run_desktop(
            desk,
            DesktopOptions(
                lang=language,
                theme=options.theme,
                size=options.size,
                seconds=options.seconds,
                screenshot=options.screenshot,
                actor=settings.actor,
                signers=settings.plant.signers,
                title=names[f"desk:{settings.desk}"],
                data=folder,
                names=names,
                confirm=settings.mode == "LIVE",
                ledger=ledger_of(settings, folder),
                rules=settings.plant.resolved,
                decided=decided(settings),
                painted=desk.start,
            ),
        )
    finally:
        # Who presses Ctrl-C twice wants the record closed all the same; that takes seconds.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        desk.stop()
    if (refusal := desk.refusal()) is not None:
        raise refusal
    if desk.error is not None:
        say(str(desk.error), options)
    return 1 if desk.error else code


def ledger_of(settings: Settings, folder: Path) -> Ledger:
    """Return what the window may ask of the record and of files, beside the desk."""
    from terminal.book_tasks import preview_files
    from terminal.pack_tasks import packs
    from terminal.spot_tasks import preview_spot, save_mapping
    from terminal.tasks import LedgerPages, export_to, verify_ledger
    from widgets.ledger import Ledger

    return Ledger(
        reader=LedgerPages(folder),
        verify=partial(verify_ledger, folder),
        export=partial(export_to, folder),
        preview=partial(preview_files, settings.file, folder),
        packs=packs,
        spot_files=tuple((one.id, one.path) for one in settings.spot_files),
        spot=partial(preview_spot, settings.file),
        save_mapping=partial(save_mapping, settings.file),
    )


if __name__ == "__main__":
    sys.exit(main())
