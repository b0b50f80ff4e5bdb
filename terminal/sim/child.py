"""An embedded server as a process of its own: `python -m terminal.sim.child NAME OPTIONS`.

OPTIONS is JSON, the fields of the server's own options. What reads a command line for people takes
longer to load than a whole server does, and a demo desk waits for two of them.
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from terminal import Refused, refusal_in


def main(name: str, options: str) -> int:
    """Be the exchange or the gateway until its leash ends; what is refused is one sentence."""
    try:
        return _run(name, options)
    except (Refused, BaseExceptionGroup) as error:
        refusal = refusal_in(error)
        if refusal is None:
            raise
        print("basisdesk:", " ".join(str(refusal).split()), file=sys.stderr)  # noqa: T201 -- to who started it
        return 2


def _run(name: str, options: str) -> int:
    if name == "exchange":
        from terminal.sim.exchange import ExchangeOptions, run_exchange

        return run_exchange(_read(options, ExchangeOptions))
    from terminal.sim.gateway import Options, run_gateway

    return run_gateway(_read(options, Options))


def _read(options: str, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(options, type=kind, dec_hook=lambda of, text: of(text))
    except msgspec.ValidationError as error:
        raise Refused(f"{options}: {error}") from error


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
