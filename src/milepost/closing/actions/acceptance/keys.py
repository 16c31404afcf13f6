"""Verbs of the organisation's signing key: begin the first, replace it, keep every public half known."""

from __future__ import annotations

from milepost.closing import queries
from milepost.closing.actions.acceptance.sealing import begin_key
from milepost.closing.models import SigningKey
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.policy import OPERATOR

ASK_THE_OPERATOR = "The key is a file of the machine: its operator replaces it with `milepost signing-key --new`."


@action("closing.replace_signing_key", allowed=frozenset({OPERATOR}), path=ASK_THE_OPERATOR)
def replace_signing_key(act: Act, *, reason: str) -> SigningKey:
    """Begin a new key and retire the present one; what it signed stays verifiable, for its public half stays known."""
    act.because(reason)
    present = queries.present_key()
    if present is not None:
        act.change(present, retired_at=act.at)
    return begin_key(act)


@action("closing.retire_signing_key", allowed=frozenset({OPERATOR}), path=ASK_THE_OPERATOR)
def retire_signing_key(act: Act, key: SigningKey, *, reason: str, version: int | None = None) -> SigningKey:
    """Retire a key without another; the next signature begins one."""
    act.expect(key, version)
    act.because(reason)
    return act.change(key, retired_at=act.at)
