"""The version of a rule: a hash of what it says."""

from __future__ import annotations

import hashlib
import json

import msgspec

from terminal.domain.rule import Rule

OF_FORMULAS = ("clauses", "unknown", "cooldown")
# What a rule is called on another screen, and whom it gives way to, is not what it says.
NOT_SAID = ("digest", "without", "name_en")


def rule_digest(rule: Rule) -> str:
    """Hash what the rule says, subjects as they were written; SHA-256 in hex."""
    said = msgspec.to_builtins(rule)
    for key in NOT_SAID:
        del said[key]
    if not rule.clauses:
        # What only formulas have does not change the version of all other rules.
        said = {key: value for key, value in said.items() if key not in OF_FORMULAS}
    # Neither do fields that came later, while they say nothing.
    for key in ("family", "clock"):
        if not said[key]:
            del said[key]
    if rule.enabled:
        del said["enabled"]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def stamped(rule: Rule) -> Rule:
    """Return the rule with its digest."""
    return msgspec.structs.replace(rule, digest=rule_digest(rule))
