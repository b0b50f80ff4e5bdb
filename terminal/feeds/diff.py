"""The tree of one connection, kept up to date by DIFF's merge patches (RFC 7386 with its habits).

A packet's patches are one transaction: all are checked before the first is merged, so that a
refused packet leaves the tree as it was. The tree knows shapes, not meanings; `decode` gives those.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from terminal.feeds.fault import Malformed, shown
from terminal.feeds.frame import LARGEST, SMALLEST

Node = dict[str, Any]
Keys = dict[str, None]

PATCH = "patch"
NUMBER = "number"
DEPTH = "depth"

MOST_DEPTH = 64

ANY = "*"
_THINGS: Node = {ANY: {}}
# Where an object (or null) must stand; what is not named here may be of any type.
SHAPE: Node = {
    "quotes": _THINGS,
    "notify": _THINGS,
    "charts": {ANY: {"state": {}}},
    "klines": {ANY: {ANY: {"data": _THINGS}}},
    "ticks": _THINGS,
    "symbols": _THINGS,
    "trade": {
        ANY: {
            "session": {},
            "accounts": _THINGS,
            "positions": _THINGS,
            "orders": _THINGS,
            "trades": _THINGS,
        }
    },
}


class Changes(msgspec.Struct, frozen=True):
    """What one transaction named, in order of first mention; a named thing may be gone now.

    branches: root key -> keys below it (none below a plain value)
    trade: user -> section ("accounts", "orders", "session", ...) -> keys below it
    """

    branches: dict[str, Keys]
    trade: dict[str, dict[str, Keys]]


class Tree:
    """One JSON object; only `apply`, `apply_quotes` and `trim` change it."""

    def __init__(self) -> None:
        self._root: Node = {}

    @property
    def root(self) -> Mapping[str, Any]:
        """The whole tree, to be read only."""
        return MappingProxyType(self._root)

    def node(self, *path: str) -> Node:
        """Return the object at `path`, empty where there is none; to be read only."""
        node: Any = self._root
        for key in path:
            node = node.get(key)
            if type(node) is not dict:
                return {}
        return node  # type: ignore[no-any-return]  # JSON: checked to be an object above

    def apply(self, patches: object) -> Changes:
        """Merge the patches in order, all or none; raise `Malformed` for none."""
        checked = check(patches)
        changes = Changes({}, {})
        for patch, quotes_are_plain in checked:
            self._note(patch, changes)
            if quotes_are_plain:
                _merge_quotes(self._root, patch["quotes"])
                if len(patch) == 1:
                    continue
                patch = {key: value for key, value in patch.items() if key != "quotes"}
            merge(self._root, patch)
        return changes

    def apply_quotes(self, quotes: Mapping[str, Node]) -> Node:
        """Merge quotes with plain fields only, see `plain_quotes_of`; return the branch of them."""
        return _merge_quotes(self._root, quotes)

    def trim(self, branch: str, most: int) -> None:
        """Forget the oldest entries of a branch that only grows."""
        entries = self.node(branch)
        while len(entries) > most:
            del entries[next(iter(entries))]

    def _note(self, patch: Node, changes: Changes) -> None:
        for branch, value in patch.items():
            node = self._root.get(branch)
            changes.branches.setdefault(branch, {}).update(_keys(value, node))
            if branch == "trade":
                for user in _keys(value, node):
                    self._note_user(user, value, changes.trade.setdefault(user, {}))

    def _note_user(self, user: str, patch: Node | None, sections: dict[str, Keys]) -> None:
        known = self.node("trade", user)
        named = patch.get(user) if patch is not None else None
        for section in _keys(named, known):
            value = named.get(section) if named is not None else None
            sections.setdefault(section, {}).update(_keys(value, known.get(section)))


def check(patches: object) -> list[tuple[Node, bool]]:
    """Return each patch, and whether its quotes may be merged without a look at each field.

    Raise `Malformed` for anything that cannot be merged or that would grow beyond bounds.
    """
    if type(patches) is not list:
        raise Malformed(PATCH, f"data of a packet is not a list: {shown(patches)}")
    return [(patch, _check_patch(patch)) for patch in patches]


def merge(tree: Node, patch: Node) -> None:
    """Merge one checked patch: null deletes, an object goes into an object, all else replaces."""
    for key, value in patch.items():
        if value is None:
            tree.pop(key, None)
        elif type(value) is dict:
            node = tree.get(key)
            if type(node) is not dict:
                node = tree[key] = {}
            merge(node, value)
        else:
            tree[key] = value


# Almost every packet is this: known symbols with a few plain fields each.
def _merge_quotes(root: Node, patches: Mapping[str, Node]) -> Node:
    quotes: Node | None = root.get("quotes")
    if quotes is None:
        quotes = root["quotes"] = {}
    for symbol, patch in patches.items():
        node = quotes.get(symbol)
        if node is None:
            quotes[symbol] = dict(patch)
        else:
            node.update(patch)
    return quotes


def _check_patch(patch: object) -> bool:
    if type(patch) is not dict:
        raise Malformed(PATCH, f"a patch is not an object: {shown(patch)}")
    plain = False
    for branch, value in patch.items():
        if branch == "quotes" and type(value) is dict and all(map(_is_plain, value.values())):
            plain = True
        else:
            _check(value, SHAPE.get(branch), branch, 1)
    return plain


# No null, nothing nested, no oversize number: such a patch is merged by dict.update.
def _is_plain(patch: object) -> bool:
    if type(patch) is not dict:
        return False
    for value in patch.values():
        kind = type(value)
        if kind is float or kind is str:
            continue
        if kind is not int or not SMALLEST <= value <= LARGEST:
            return False
    return True


def _check(value: object, shape: Node | None, path: str, depth: int) -> None:
    if depth > MOST_DEPTH:
        raise Malformed(DEPTH, f"{path[:80]}… is nested deeper than {MOST_DEPTH} levels")
    if isinstance(value, dict):
        for key, item in value.items():
            inner = None if shape is None else shape.get(key, shape.get(ANY))
            # Nearly all there is: nothing can be wrong with it, so it needs no name of its own.
            if inner is None and (type(item) is float or type(item) is str) and depth < MOST_DEPTH:
                continue
            _check(item, inner, f"{path}.{key}", depth + 1)
    elif shape is not None and value is not None:
        raise Malformed(PATCH, f"{path} is not an object: {shown(value)}")
    elif isinstance(value, list):
        for item in value:
            _check(item, None, path, depth + 1)
    elif type(value) is int and not SMALLEST <= value <= LARGEST:
        raise Malformed(NUMBER, f"{path} is a number beyond 64 bits")


# A null names everything that is there now.
def _keys(patch: object, node: object) -> Keys:
    if isinstance(patch, dict):
        return dict.fromkeys(patch)
    if patch is None and isinstance(node, dict):
        return dict.fromkeys(node)
    return {}
