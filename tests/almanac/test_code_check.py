"""A rule for a product in the wrong letters is a slip, and said so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from terminal.almanac.delivery_file import read_delivery
from terminal.almanac.limit_file import read_limits
from terminal.almanac.stage_file import read_stages
from terminal.almanac.table_file import BadTable

HEAD = 'exchange = "{exchange}"\nproducts = ["{product}"]\nsource = "x"\n'
DELIVERY = '[[rule]]\nclients = ["person"]\ndemand = "flat"\n' + HEAD
LIMIT = "[[limit]]\nrate = 0.07\n" + HEAD
STAGE = '[[stage]]\nclients = ["person"]\nstage = "general"\n' + HEAD


@pytest.mark.parametrize(
    ("text", "read", "place"),
    [
        (DELIVERY, read_delivery, "line 5: rule[1]"),
        (LIMIT, read_limits, "line 4: limit[1]"),
        (STAGE, read_stages, "line 5: stage[1]"),
    ],
)
def test_other_letters_than_the_exchange_writes_are_refused(
    text: str, read: Callable[[list[Path]], tuple[Any, ...]], place: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    for exchange, product, right in (("SHFE", "CU", "cu"), ("CZCE", "ta", "TA")):
        path.write_text(text.format(exchange=exchange, product=product), "utf-8")
        with pytest.raises(BadTable) as caught:
            read([path])
        assert caught.value.complaints == (
            f"{path} {place}.products = {product!r}: is written {right}",
        )
    for exchange, product in (("SHFE", "cu"), ("CZCE", "TA"), ("DCE", "zz"), ("SIM", "CU")):
        path.write_text(text.format(exchange=exchange, product=product), "utf-8")
        assert read([path])[0].products == (product,)


@pytest.mark.parametrize(
    ("text", "read", "place"),
    [
        (DELIVERY, read_delivery, "line 4: rule[1]"),
        (LIMIT, read_limits, "line 3: limit[1]"),
        (STAGE, read_stages, "line 4: stage[1]"),
    ],
)
def test_an_exchange_that_is_nearly_one_is_refused(
    text: str, read: Callable[[list[Path]], tuple[Any, ...]], place: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text.format(exchange="SHEF", product="cu"), "utf-8")
    with pytest.raises(BadTable) as caught:
        read([path])
    assert caught.value.complaints == (
        f"{path} {place}.exchange = 'SHEF': is no exchange of the calendar; SHFE is",
    )
