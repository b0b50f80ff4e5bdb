"""Why a person is not let in, or a wish is not theirs: sentences of `refusal`, by their keys."""

from __future__ import annotations

PRESENCE_SENTENCES: dict[str, str] = {
    "nobody_present": "nobody is signed in at this terminal: sign in first",
    "other_present": "{actor} asked for this, and {who} is signed in now: look at it again",
    "not_a_signer": "{person} has no secret in the desk file and cannot sign in",
    "wrong_secret": "that is not the secret of {person}",
    "wrong_secret_waits": "that is not the secret of {person}; the next try is heard in "
    "{seconds} seconds",
    "sign_in_waits": "too many wrong secrets of {person}: the next try is heard in "
    "{seconds} seconds",
    "still_proving": "a secret is being checked already",
    "sign_in_shut": "nobody can sign in while the ledger fails: {failure}",
    "not_proven": "the secret of {person} could not be checked: {failure}",
}
