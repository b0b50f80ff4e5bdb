"""The whole story without a screen: a basis leaves its band and everything follows, provably."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.programs import desk_file, run, watched

CU = "cu.shanghai"
CHANNELS = {"wecom", "sms", "phone"}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The demo desk with a scripted hand, its market twice as fast, until copper is over.

    Copper stays away for a quarter of a minute then: the hand must be done before its end.
    """
    folder = tmp_path_factory.mktemp("walk")
    desk = desk_file(folder, speed="2.0")
    data = folder / "data"
    asked = ("--desk", str(desk), "--data", str(data), "--hand", "auto")
    return data, watched(*asked, until=is_over, more=0.5)


def is_over(events: list[dict[str, Any]]) -> bool:
    """Tell whether copper's alert has resolved, and what goes beside it has come to its end."""
    ended = {
        one["id"]
        for one in of_kind(events, "alert")
        if one["subject"] == CU and one["state"] == "resolved"
    }
    reached = {
        one["channel"]
        for one in of_kind(events, "delivery")
        if one["alert"] in ended and one["stage"] == "delivered"
    }
    return reached >= CHANNELS and any(
        one["alert"] in ended and one["state"] == "done" for one in of_kind(events, "approval")
    )


def of_kind(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["kind"] == kind]


def forced_alert(events: list[dict[str, Any]]) -> str:
    found = [
        one for one in of_kind(events, "alert") if one["subject"] == CU and one["level"] == "forced"
    ]
    assert found, of_kind(events, "alert")
    return str(found[0]["id"])


def test_the_basis_leaves_its_band_and_the_alert_rises_to_forced(walk: Any) -> None:
    _, events = walk
    story = [one for one in of_kind(events, "alert") if one["id"] == forced_alert(events)]
    assert story[0]["state"] == "firing"
    forced = next(one for one in story if one["level"] == "forced")
    assert forced["value"] < forced["limit"] == -300
    assert forced["side"] == "low"


def test_three_channels_deliver_the_forced_alert(walk: Any) -> None:
    _, events = walk
    alert = forced_alert(events)
    reached = {
        one["channel"]
        for one in of_kind(events, "delivery")
        if one["alert"] == alert and one["stage"] == "delivered"
    }
    assert reached == CHANNELS


def test_each_delivery_goes_forward_only(walk: Any) -> None:
    _, events = walk
    order = ["pending", "sending", "accepted", "delivered", "acknowledged"]
    for delivery in {one["id"] for one in of_kind(events, "delivery")}:
        stages = [one["stage"] for one in of_kind(events, "delivery") if one["id"] == delivery]
        ranks = [order.index(stage) for stage in stages if stage in order]
        assert ranks == sorted(ranks), stages


def test_the_reduction_is_approved_split_for_shfe_and_filled(walk: Any) -> None:
    _, events = walk
    approvals = [one for one in of_kind(events, "approval") if one["instrument"] == "SHFE.cu2701"]
    done = [one for one in approvals if one["state"] == "done"]
    assert len(done) == 1, approvals
    assert float(done[0]["exposure_before"]) == 60
    assert float(done[0]["exposure_after"]) == 0
    orders = [one for one in of_kind(events, "order") if one["approval"] == done[0]["id"]]
    filled = {(one["offset"], one["volume"]) for one in orders if one["status"] == "filled"}
    assert filled == {("CLOSE", 8), ("CLOSE_TODAY", 4)}
    assert {one["direction"] for one in orders} == {"SELL"}
    assert sum(t["volume"] for t in of_kind(events, "trade") if "cu2701" in t["instrument"]) == 12


def test_every_order_was_recorded_before_it_was_sent(walk: Any) -> None:
    _, events = walk
    for order in {one["id"] for one in of_kind(events, "order")}:
        states = [one["status"] for one in of_kind(events, "order") if one["id"] == order]
        assert states[0] == "intent"


def test_the_alert_is_acknowledged_handled_and_recovers(walk: Any) -> None:
    _, events = walk
    states = [one["state"] for one in of_kind(events, "alert") if one["id"] == forced_alert(events)]
    assert "handling" in states
    assert states[-1] == "resolved", states
    acknowledged = {one["alert"] for one in of_kind(events, "acknowledgement")}
    assert forced_alert(events) in acknowledged


def test_the_summary_counts_what_was_printed(walk: Any) -> None:
    _, events = walk
    summary = events[-1]
    assert summary["kind"] == "summary"
    assert summary["counts"]["alert"] == len(of_kind(events, "alert"))
    assert summary["updates"] > 100
    assert summary["tick_to_alert_ms"]["p50"] is not None


def test_the_ledger_verifies_and_the_bundle_opens_in_a_spreadsheet(
    walk: Any, tmp_path: Path
) -> None:
    data, events = walk
    checked = run("audit", "verify", str(data))
    assert checked.returncode == 0, checked.stdout
    bundle = tmp_path / "bundle.zip"
    written = run("audit", "export", str(data), "--out", str(bundle))
    assert written.returncode == 0, written.stderr
    assert run("audit", "verify", str(bundle)).returncode == 0
    with zipfile.ZipFile(bundle) as archive:
        raw = archive.read("audit.csv")
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read Chinese"
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) >= len([one for one in events if "seq" in one])
    assert {"seq", "kind"} <= set(rows[0])


def test_a_scripted_hand_is_refused_on_a_live_desk(tmp_path: Path) -> None:
    desk = desk_file(tmp_path, mode='"LIVE"', url='"wss://127.0.0.1:1"')
    text = desk.read_text(encoding="utf-8").replace(
        'kind = "http"\nurl = "wss', 'kind = "http"\nurl = "https'
    )
    desk.write_text(text, encoding="utf-8")
    done = run("watch", "--desk", str(desk), "--data", str(tmp_path / "d"), "--hand", "auto")
    assert done.returncode != 0
    assert "SIM desks only" in done.stderr
    assert "Traceback" not in done.stderr
