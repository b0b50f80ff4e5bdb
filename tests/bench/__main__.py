"""All benchmarks of the house, one after another: `python -m tests.bench [--json] [--only NAME]`.

The keys are those of the commands' contract; a key appears when its part exists. Figures are of
this machine at this moment: the ratios travel better than the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def ledger() -> dict[str, Any]:
    from tests.bench.ledger import measure

    return measure()


def dispatch() -> dict[str, Any]:
    from tests.bench.dispatch import measure

    return measure()


def latency() -> dict[str, Any]:
    from tests.bench.latency import measure

    return measure()


def frames() -> dict[str, Any]:
    from tests.bench.frames import measure

    return measure()


def start() -> dict[str, Any]:
    from tests.bench.start import measure

    return measure()


def rules() -> dict[str, Any]:
    from tests.bench.rules import measure

    return measure()


def bigdesk() -> dict[str, Any]:
    from tests.bench.bigdesk import measure

    return measure()


BENCHMARKS: dict[str, Callable[[], dict[str, Any]]] = {
    "rules": rules,
    "ledger": ledger,
    "dispatch": dispatch,
    "latency": latency,
    "frames": frames,
    "start": start,
    "bigdesk": bigdesk,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m terminal bench")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=tuple(BENCHMARKS))
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    for name, measure in BENCHMARKS.items():
        if options.only in (None, name):
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            figures |= measure()
    figures["machine"] = {
        "cores": os.cpu_count(),
        "load": [round(one, 2) for one in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    if options.json:
        print(json.dumps(figures))
    else:
        for key, value in figures.items():
            print(f"{key:<32} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
