"""Who acted and which link is meant, in the words of the desk file or else of the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.latest import Latest
from widgets.words import translate

# Actors that are parts of the program or of the world, not people.
ACTORS = {
    "system": QT_TRANSLATE_NOOP("names", "System"),
    "desk": QT_TRANSLATE_NOOP("names", "System"),
    "approval": QT_TRANSLATE_NOOP("names", "System"),
    "counter": QT_TRANSLATE_NOOP("names", "Counter"),
    "market": QT_TRANSLATE_NOOP("names", "Market data"),
    "md": QT_TRANSLATE_NOOP("names", "Market data"),
    "notify": QT_TRANSLATE_NOOP("names", "Notifications"),
    "book": QT_TRANSLATE_NOOP("names", "Business book"),
    "calendar": QT_TRANSLATE_NOOP("names", "Calendar"),
    "clock": QT_TRANSLATE_NOOP("names", "The clock"),
    "rules": QT_TRANSLATE_NOOP("names", "Rules"),
    "store": QT_TRANSLATE_NOOP("names", "Ledger"),
    "ledger": QT_TRANSLATE_NOOP("names", "Ledger"),
    "nobody": QT_TRANSLATE_NOOP("names", "Nobody"),
    "command": QT_TRANSLATE_NOOP("names", "Command"),
    "the clock": QT_TRANSLATE_NOOP("names", "The clock"),
    "another terminal": QT_TRANSLATE_NOOP("names", "Another terminal"),
}


def actor(key: str, latest: Latest) -> str:
    """Name a person, a part of the desk, or a link such as "td:6688-01" that spoke."""
    if f"person:{key}" in latest.names:
        return latest.named("person", key)
    if key in ACTORS:
        return translate("names", ACTORS[key])
    return link_name(key, latest) if ":" in key else key


def link_name(link: str, latest: Latest) -> str:
    """Name a link by its id: its account, its channel, its spot source, or the market data."""
    kind, _, key = link.partition(":")
    if kind == "td":
        return latest.named("account", key)
    if kind == "channel":
        return latest.named("channel", key)
    if kind == "spot":
        return translate("names", "Spot {0}").format(key)
    return translate("names", "Market data") if kind == "md" else link
