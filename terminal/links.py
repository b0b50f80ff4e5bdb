"""All of a desk's links to the outside world, as its file names them."""

from __future__ import annotations

import random
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from typing import Any

import aiohttp
import msgspec

from terminal import LinkError
from terminal.core.event import Event, SourceFaulted
from terminal.core.refusal import Refusal, say_of
from terminal.core.spot_mapped import SpotMapped
from terminal.deskcheck import EMBEDDED
from terminal.desksources import SpotJsonTable
from terminal.domain.code import future_product
from terminal.domain.main_contract import Source
from terminal.duration import duration
from terminal.feeds.market_session import MarketSession
from terminal.feeds.months import Months
from terminal.feeds.others import Wanted, nobody
from terminal.feeds.quotes import Cut
from terminal.feeds.socket import SocketLink
from terminal.feeds.spot import SpotFile
from terminal.feeds.spot_claims import Claims
from terminal.feeds.spot_http import SpotHttp
from terminal.feeds.spot_json import Mapping
from terminal.feeds.spot_push import SpotPush
from terminal.feeds.tended import tended
from terminal.feeds.trade_session import Login, TradeSession
from terminal.notify.channel import Channel
from terminal.notify.http_gateway import HttpChannel
from terminal.passwords import password_of, token_of
from terminal.settings import Settings
from terminal.spotmap import Mappings, MappingWatch
from terminal.spottext import readings_of
from terminal.world import World

Handle = Callable[[Event, float], None]
Job = Coroutine[Any, Any, None]


class Links:
    """Market front, trade counters and spot files; each a job of the desk.

    mapped: how the series of each spot source were read when the desk ran last
    cut, wanted: see `MarketSession`
    """

    def __init__(
        self,
        settings: Settings,
        places: World,
        handle: Handle,
        clock: Callable[[], datetime],
        mapped: Iterable[SpotMapped] = (),
        cut: Cut | None = None,
        wanted: Wanted = nobody,
    ) -> None:
        self._cut, self._wanted = cut, wanted
        self._settings = settings
        self._places = places
        self._handle = handle
        self._clock = clock
        self._mapped = {one.source: one for one in mapped}
        sources = (*settings.spot_https, *settings.spot_pushes)
        self._headers = {one.id: _headers(one) for one in sources}
        self._trade = {account.id: self._counter(account.id) for account in settings.accounts}

    def jobs(self, session: aiohttp.ClientSession) -> dict[str, Job]:
        """Return what has to run, by name."""
        settings = self._settings
        jobs: dict[str, Job] = {"market": self._market().run()}
        jobs |= {f"trade {name}": link.run() for name, link in self._trade.items()}
        claims = Claims({symbol: f"spot:{id}" for symbol, id in self._brought().items()})
        mappings = Mappings(settings)
        for file in settings.spot_files:
            path = settings.file.parent / file.path
            watched = SpotFile(
                file.id,
                path,
                self._handle,
                self._clock,
                layout=file.mapping,
                claims=claims,
                readings=readings_of(self._known(file.id)),
            )
            jobs[f"spot {file.id}"] = self._tended(file.id, watched)
            if file.mapping_file:
                watch = MappingWatch(file.id, mappings, watched.adopt, self._handle)
                jobs[f"mapping {file.id}"] = watch.run()
        return jobs | self._web(session)

    def _web(self, session: aiohttp.ClientSession) -> dict[str, Job]:
        jobs: dict[str, Job] = {}
        for one in self._settings.spot_https:
            asked = SpotHttp(
                one.id,
                one.url,
                _mapping(one),
                session,
                self._handle,
                self._clock,
                rng=random.Random(),
                interval=duration(one.every).total_seconds(),
                headers=self._headers[one.id],
                readings=self._known(one.id).readings,
            )
            jobs[f"spot {one.id}"] = self._tended(one.id, asked)
        for push in self._settings.spot_pushes:
            pushed = SpotPush(
                push.id,
                push.url,
                _mapping(push),
                self._handle,
                self._clock,
                rng=random.Random(),
                hello=push.hello,
                headers=self._headers[push.id],
                readings=self._known(push.id).readings,
            )
            jobs[f"spot {push.id}"] = self._tended(push.id, pushed)
        return jobs

    async def submit(self, account: str, packet: dict[str, Any]) -> None:
        """Write a packet to an account's counter; LinkError when it was not sent."""
        link = self._trade.get(account)
        if link is None:
            raise LinkError(f"there is no trade link for account {account}")
        await link.submit(packet)

    async def renew(self, account: str) -> None:
        """Log in to an account's counter anew: its complete snapshot answers what is unknown."""
        link = self._trade.get(account)
        if link is not None:
            await link.renew()

    def channels(self, session: aiohttp.ClientSession) -> dict[str, Channel]:
        """Return the ways to reach people, by channel id."""
        return {
            one.id: HttpChannel(
                session,
                self._places.gateway_url(one.url),
                one.id,
                # An embedded provider listens elsewhere at each start and is the same all the same.
                provider=EMBEDDED if one.url == EMBEDDED else "",
            )
            for one in self._settings.channels
        }

    def with_line(self, fault: SourceFaulted) -> SourceFaulted:
        """Name the line of the desk file that asks for what a front does not know."""
        legs = [leg for pair in self._settings.plant.pairs for leg in (pair.spot, pair.futures)]
        named = [
            f"{leg}: {self._settings.file.name} line {self._settings.line_asking_for(leg)}"
            for leg in dict.fromkeys(legs)
            if leg in fault.detail
        ]
        if not named:
            return fault
        places, said = "; ".join(named), fault.said
        if said is not None and said.key == Refusal.FRONT_UNKNOWN:
            said = say_of(Refusal.FRONT_UNKNOWN_AT, said.args | {"places": places})
        return msgspec.structs.replace(fault, detail=f"{fault.detail} [{places}]", said=said)

    def _tended(self, source: str, one: SpotFile | SpotHttp | SpotPush) -> Job:
        return tended(f"spot:{source}", one.run, self._handle)

    def _counter(self, name: str) -> SocketLink:
        account = next(one for one in self._settings.accounts if one.id == name)
        login = Login(user=account.user, password=password_of(account), broker=account.broker)
        return self._link(TradeSession(name, login), self._places.trade_url(account.url))

    def _market(self) -> SocketLink:
        settings = self._settings
        elsewhere = self._brought()
        legs = [leg for pair in settings.plant.pairs for leg in (pair.futures, pair.spot)]
        symbols = [leg for leg in dict.fromkeys(legs) if leg not in elsewhere]
        market = settings.market
        session = MarketSession(
            symbols,
            bar_count=market.history,
            day_count=market.days,
            months=self._months(),
            cut=self._cut,
            wanted=self._wanted,
        )
        return self._link(session, self._places.market_url(settings.market.url))

    def _months(self) -> Months:
        plant = self._settings.plant
        if plant.main.is_off:
            return Months()
        # A person's word needs no figures, but the day on which its contract ends.
        products = [future_product(pair.futures) for pair in plant.pairs]
        is_series = plant.main.source is Source.FRONT
        return Months([one for one in products if one is not None], is_series=is_series)

    def _known(self, source: str) -> SpotMapped:
        link = f"spot:{source}"
        return self._mapped.get(link, SpotMapped(link, ()))

    # Series to the spot source that the desk file names for them.
    def _brought(self) -> dict[str, str]:
        settings = self._settings
        brought = {symbol: file.id for file in settings.spot_files for symbol in file.brings}
        for source in (*settings.spot_https, *settings.spot_pushes):
            brought |= dict.fromkeys(source.brings, source.id)
        return brought

    def _link(self, session: MarketSession | TradeSession, url: str) -> SocketLink:
        return SocketLink(session, url, self._handle, self._clock, rng=random.Random())


def _mapping(table: SpotJsonTable) -> Mapping:
    return Mapping(
        rows=table.rows,
        symbol=table.symbol,
        price=table.price,
        time=table.time,
        names=dict(table.names),
    )


def _headers(table: SpotJsonTable) -> dict[str, str]:
    return {"Authorization": f"Bearer {token_of(table.id)}"} if table.token else {}
