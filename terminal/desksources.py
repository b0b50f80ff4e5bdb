"""The tables of a desk file that say where spot prices come from."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from terminal.desktable import Id, Lasting, Name, Table
from terminal.feeds.spot_layout import Layout


class SpotFileTable(Table, frozen=True, kw_only=True):
    """[[spot_file]]: a CSV or XLSX of spot prices, watched.

    symbols: what it brings, and is not asked of the front; what the mapping names comes on top
    mapping: which column is what; see terminal.feeds.spot_layout.Layout
    mapping_file: beside the desk file; once it exists, its mapping stands instead of `mapping`, and
        a new one is taken while the desk runs
    """

    id: Id
    path: str
    symbols: tuple[str, ...] = ()
    mapping: Layout = Layout()
    mapping_file: Annotated[str, Meta(max_length=200)] = ""

    @property
    def brings(self) -> tuple[str, ...]:
        """The series that this file is known to bring before it is read."""
        return tuple(dict.fromkeys([*self.symbols, *self.mapping.brings]))


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

    @property
    def brings(self) -> tuple[str, ...]:
        """The series that this source brings."""
        return tuple(dict.fromkeys(self.names.values()))


class SpotHttpTable(SpotJsonTable, frozen=True, kw_only=True):
    """[[spot_http]]: an address that is asked for spot prices every so often."""

    every: Lasting = "10s"


class SpotPushTable(SpotJsonTable, frozen=True, kw_only=True):
    """[[spot_push]]: a websocket that pushes spot prices. hello: sent after connecting."""

    hello: str = ""
