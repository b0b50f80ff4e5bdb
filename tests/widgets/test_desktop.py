from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
import signal, sys
from pathlib import Path
from terminal import Refused
from tests.widgets.fake_desk import FakeDesk, FakeReader
from widgets.ledger import Ledger
from widgets.desktop import DesktopOptions, run_desktop

# As in a terminal; what is started in the background of a script ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
desk = FakeDesk()
desk.show_all()
arguments = dict(part.split("=") for part in sys.argv[2:])
options = DesktopOptions(
    data=Path(sys.argv[1]),
    size=(1100, 700),
    names=desk.names,
    lang=arguments.get("lang", "zh"),
    seconds=float(arguments["seconds"]) if "seconds" in arguments else None,
    screenshot=Path(arguments["shot"]) if "shot" in arguments else None,
    ledger=Ledger(reader=FakeReader(desk)),
    painted=lambda: print("painted", flush=True),
)
if "broken" in arguments:
    from widgets.chart_panel import ChartPanel

    ChartPanel.load = lambda self: 1 / 0
try:
    code = run_desktop(desk, options)
except Refused as refusal:
    print(refusal, flush=True)
    code = 2
print("all taken" if not desk.changes.take() else "not looked at", flush=True)
print(signal.getsignal(signal.SIGINT).__name__)
print("left", flush=True)
sys.exit(code)
"""


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "error", "-c", PROGRAM, str(folder), *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_until(
    shown: Callable[[str, str], bool], folder: Path, *arguments: str
) -> tuple[subprocess.Popen[str], str, str]:
    """Run it for a second; where a busy machine did not come so far by then, for longer."""
    for seconds in (1, 8, 60):
        desktop = start(folder, f"seconds={seconds}", *arguments)
        out, errors = desktop.communicate(timeout=120)
        if shown(out, errors):
            break
    return desktop, out, errors


def test_it_quits_by_itself_and_leaves_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    desktop, out, _ = run_until(lambda out, _: "painted" in out, tmp_path, f"shot={picture}")
    assert desktop.returncode == 0
    assert out.splitlines()[0] == "painted"
    # Who interrupts is heard again.
    assert out.splitlines()[-2:] == ["default_int_handler", "left"]
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1100, 700)
    colors = {image.pixelColor(x, y).name() for x in range(0, 1100, 7) for y in range(0, 700, 7)}
    assert len(colors) > 40
    assert (tmp_path / "window.ini").is_file()


def test_without_charts_alarms_and_orders_are_shown_all_the_same(tmp_path: Path) -> None:
    _, out, errors = run_until(
        lambda out, errors: "painted" in out and bool(errors), tmp_path, "broken=yes"
    )
    assert {"painted", "all taken", "left"} <= set(out.splitlines())
    assert "ZeroDivisionError" in errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    desktop = start(tmp_path)
    assert desktop.stdout is not None
    assert desktop.stdout.readline() == "painted\n"
    desktop.send_signal(number)
    out, errors = desktop.communicate(timeout=120)
    assert desktop.returncode == 0
    assert out.splitlines()[-1] == "left"
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lang=fr",), "the language 'fr' is not known"),
        (("seconds=0.5", "shot=/dev/null/x.png"), "the screenshot cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    desktop = start(tmp_path, *arguments)
    out, errors = desktop.communicate(timeout=120)
    assert desktop.returncode == 2
    assert words in out
    assert "Traceback" not in errors
