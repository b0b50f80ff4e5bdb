"""What an embedded server is told and how it refuses; that it serves is shown in test_embed.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.sim import exchange, gateway
from terminal.sim.child import main
from terminal.sim.exchange import ExchangeOptions


def test_it_serves_with_the_options_that_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    def run(options: Any) -> int:
        told.append(options)
        return 7

    monkeypatch.setattr(exchange, "run_exchange", run)
    monkeypatch.setattr(gateway, "run_gateway", run)
    assert main("exchange", '{"scenario":"calm","speed":2.0,"log":"/a/b.jsonl","leash":true}') == 7
    assert main("gateway", '{"fail":0.5,"leash":true}') == 7
    assert told == [
        ExchangeOptions(scenario="calm", speed=2.0, log=Path("/a/b.jsonl"), leash=True),
        gateway.Options(fail=0.5, leash=True),
    ]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("the port\nis taken"), "basisdesk: the port is taken\n"),
        (ExceptionGroup("two", [OSError(), Refused("no")]), "basisdesk: no\n"),
    ],
)
def test_a_refusal_is_one_sentence_and_code_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    said: str,
) -> None:
    def run(_: object) -> int:
        raise error

    monkeypatch.setattr(gateway, "run_gateway", run)
    assert main("gateway", "{}") == 2
    assert capsys.readouterr().err == said


def test_an_option_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("gateway", '{"fail":"often"}') == 2
    assert "Expected `float`, got `str` - at `$.fail`" in capsys.readouterr().err


@pytest.mark.parametrize(
    "defect", [ZeroDivisionError(), ExceptionGroup("x", [ZeroDivisionError()])]
)
def test_a_defect_is_no_refusal(monkeypatch: pytest.MonkeyPatch, defect: Exception) -> None:
    def run(_: object) -> int:
        raise defect

    monkeypatch.setattr(gateway, "run_gateway", run)
    with pytest.raises(type(defect)):
        main("gateway", "{}")
