"""Where a quote belongs: every pair that it is a leg of, on the side that it is there."""

from __future__ import annotations

from terminal.core.places import Place, Source, by_symbol
from terminal.domain.link import LinkState
from tests.builders import NOW, make_pair, make_quote


def test_a_symbol_has_each_place_that_it_is_a_leg_of() -> None:
    first = Place(make_pair(id="1", spot="s", futures="f"))
    second = Place(make_pair(id="2", spot="f", futures="g"))
    assert by_symbol([first, second]) == {
        "s": ((first, first.spot, "f"),),
        "f": ((first, first.futures, "s"), (second, second.spot, "g")),
        "g": ((second, second.futures, "f"),),
    }


def test_a_quote_is_of_the_session_in_which_it_was_heard() -> None:
    leg = Place(make_pair()).spot
    source = Source("md", LinkState.READY, session=3)
    quote = make_quote()
    leg.put(quote, source, NOW, NOW)
    source.session += 1
    assert (leg.quote, leg.source, leg.session) == (quote, source, 3)
    assert (leg.time, leg.since) == (NOW, NOW)
