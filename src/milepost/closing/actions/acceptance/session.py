"""Signing in one session: the code of the mail is typed once, and the session is known by what came of it."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from milepost.closing.actions.acceptance.proving import try_code
from milepost.closing.actions.acceptance.signing import sign_acceptance
from milepost.closing.models import Acceptance
from milepost.closing.rules.deciding import identity_is_proven
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor

Session = MutableMapping[str, Any]
UNPROVEN = "identity_is_proven"


def knew_the_code(session: Session, acceptance: Acceptance) -> bool:
    """Return whether this session knew the code a while ago."""
    return _key(acceptance) in session


def sign_with_code(
    actor: Actor, acceptance: Acceptance, session: Session, code: str, *, version: int | None, **typed: Any
) -> Acceptance:
    """Prove who signs by the code that was typed, or typed before in this session, and seal the decision."""
    try:
        proof = _proven(actor, acceptance, session, code)
        signed = sign_acceptance(actor, acceptance, proof=proof, version=version, **typed)
    except Refusal as refusal:
        if any(each.rule == UNPROVEN for each in refusal.unmet):
            session.pop(_key(acceptance), None)
        raise
    session.pop(_key(acceptance), None)
    return signed


def _proven(actor: Actor, acceptance: Acceptance, session: Session, code: str) -> str:
    """Return by what this session is known: from before, or by the code that was typed."""
    if not code.strip():
        return str(session.get(_key(acceptance), ""))
    proof = try_code(actor, acceptance, code=code)
    if not proof:
        wrong = identity_is_proven(same_session=False, proven_at=None, now=clock.now())
        raise Refusal((wrong,) if wrong else ())
    session[_key(acceptance)] = proof
    return proof


def _key(acceptance: Acceptance) -> str:
    return f"acceptance-proof-{acceptance.pk}"
