"""The engineers' log: one place, no secrets, no tracebacks on a full disk."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from terminal import Refused, log


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    root = logging.getLogger()
    handlers, level, raises = list(root.handlers), root.level, logging.raiseExceptions
    yield root
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raises


def test_lines_of_every_package_land_in_one_file(
    root_logger: logging.Logger, tmp_path: Path
) -> None:
    log.configure(tmp_path)
    structlog.stdlib.get_logger("basisdesk.feeds").info("connected", url="ws://127.0.0.1:1")
    logging.getLogger("websockets").info("handshake")
    text = (tmp_path / log.DESK).read_text("utf-8")
    assert "logger='basisdesk.feeds' event='connected' url='ws://127.0.0.1:1'" in text
    assert "logger='websockets' event='handshake'" in text


def test_secrets_are_hidden_at_any_depth(root_logger: logging.Logger, tmp_path: Path) -> None:
    log.configure(tmp_path)
    structlog.stdlib.get_logger("basisdesk.feeds").info(
        "login", user="demo", password="hunter2", headers={"Authorization": "Bearer abc"}
    )
    text = (tmp_path / log.DESK).read_text("utf-8")
    assert "user='demo'" in text
    assert "hunter2" not in text
    assert "abc" not in text


def test_configuring_twice_writes_each_line_once(
    root_logger: logging.Logger, tmp_path: Path
) -> None:
    log.configure(tmp_path)
    log.configure(tmp_path)
    structlog.stdlib.get_logger("basisdesk.desk").info("once")
    assert (tmp_path / log.DESK).read_text("utf-8").count("event='once'") == 1


def test_the_level_keeps_chatter_out(root_logger: logging.Logger, tmp_path: Path) -> None:
    log.configure(tmp_path, level="WARNING")
    structlog.stdlib.get_logger("basisdesk.desk").info("chatter")
    assert not (tmp_path / log.DESK).exists()


def test_without_a_folder_lines_go_to_stderr(
    root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure()
    structlog.stdlib.get_logger("basisdesk.desk").info("hello")
    assert "event='hello'" in capsys.readouterr().err


def test_a_warning_that_no_test_expected_is_seen(expected_logs) -> None:
    structlog.stdlib.get_logger("basisdesk.desk").warning("link lost", link="md")
    assert len(expected_logs.unexpected) == 1
    expected_logs("link lost")
    assert expected_logs.unexpected == []


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(
    root_logger: logging.Logger, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(Refused, match=r"taken/data: the data folder cannot be made: Not a dir"):
        log.configure(tmp_path / "taken" / "data")


def test_a_full_disk_costs_the_line_and_nothing_else(
    root_logger: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / log.DESK).mkdir()  # whatever keeps the file from being opened
    log.configure(tmp_path)
    structlog.stdlib.get_logger("basisdesk.desk").info("lost")
    assert capfd.readouterr() == ("", "")
