"""The tables of a desk file that say where spot prices come from."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from terminal.desktable import Id, Lasting, Name, Table


class SpotFileTable(Table, frozen=True, kw_only=True):
    """[[spot_file]]: a CSV of spot prices, watched; its symbols are not asked of the front."""

    id: Id
    path: str
    symbols: tuple[str, ...] = ()


class SpotJsonTable(Table, frozen=True, kw_only=True):
    """What spot prices in JSON have in common; see terminal.feeds.spot_json.Mapping.

    token: an authorisation is sent; it comes from the environment or the keyring, never from here
    """

    id: Id
    url: str
    price: Name
    names: Annotated[dict[str, Name], Meta(min_length=1)]
    rows: str = ""
    symbol: str = ""
    time: str = ""
    token: bool = False


class SpotHttpTable(SpotJsonTable, frozen=True, kw_only=True):
    """[[spot_http]]: an address that is asked for spot prices every so often."""

    every: Lasting = "10s"


class SpotPushTable(SpotJsonTable, frozen=True, kw_only=True):
    """[[spot_push]]: a websocket that pushes spot prices. hello: sent after connecting."""

    hello: str = ""
