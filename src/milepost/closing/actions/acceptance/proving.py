"""Verbs by which a signatory proves who they are: a code goes to their mail, and comes back within minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from milepost.closing.actions.acceptance.asking import ASK_THE_CLIENT, is_the_signatory, waits
from milepost.closing.bridge.drawing import LINK_BYTES, Told, code_from, digest_of, draw, link_from
from milepost.closing.bridge.mail import write_to
from milepost.closing.choices import SIGNATORIES
from milepost.closing.models import Acceptance, AcceptanceLink
from milepost.closing.rules import deciding as rules
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.queries import part_scope

DRAWN_FOR_A_CODE = 16


def _few(_actor: Actor, acceptance: Acceptance) -> Iterator[Unmet]:
    link = acceptance.link
    unmet = rules.codes_are_few(link.sent_count, link.sent_since, clock.now())
    if unmet:
        yield unmet


@action(
    "closing.send_code",
    allowed=SIGNATORIES,
    scope=part_scope,
    guards=(waits, is_the_signatory, _few),
    path=ASK_THE_CLIENT,
)
def send_code(act: Act, acceptance: Acceptance) -> Acceptance:
    """Send the signatory a code that is good for some minutes; the one before it is good no more."""
    link = AcceptanceLink.objects.get(acceptance=acceptance)
    code = code_from(draw(DRAWN_FOR_A_CODE), rules.CODE_DIGITS)
    begins_anew = link.sent_since is None or act.at - link.sent_since > rules.CODES_WITHIN
    act.change(
        link,
        code_digest=_digest(acceptance, code),
        code_sent_at=act.at,
        sent_since=act.at if begins_anew else link.sent_since,
        sent_count=1 if begins_anew else link.sent_count + 1,
        tries_left=rules.TRIES,
    )
    minutes = int(rules.CODE_LASTS.total_seconds() // 60)
    paragraphs = (
        f"Your code is {code}. It is good for {minutes} minutes, for {acceptance} only.",
        "Nobody will ever ask you for it. If you did not want it, tell the project manager: somebody has your link.",
    )
    write_to(acceptance.signatory.email, f"Your code for {acceptance}", paragraphs)
    return acceptance


@action(
    "closing.try_code",
    allowed=SIGNATORIES,
    scope=part_scope,
    guards=(waits, is_the_signatory),
    path=ASK_THE_CLIENT,
)
def try_code(act: Act, acceptance: Acceptance, *, code: str) -> str:
    """Return what this session is known by when the code is right, else nothing; a wrong one costs a try.

    A wrong one is no refusal, so that the try that was lost is kept.
    """
    act.require(rules.code_is_of_digits(code))
    link = AcceptanceLink.objects.get(acceptance=acceptance)
    good = bool(link.code_digest) and link.tries_left > 0 and _is_fresh(link.code_sent_at, act.at)
    if not (good and constant_time_compare(link.code_digest, _digest(acceptance, "".join(code.split())))):
        act.change(link, tries_left=max(link.tries_left - 1, 0), code_digest=link.code_digest if good else "")
        return ""
    proof = link_from(draw(LINK_BYTES))
    act.change(link, code_digest="", tries_left=0, proof_sha256=digest_of(proof), proven_at=act.at)
    return proof


def code_in(told: Told) -> str:
    """Return the code that was drawn last in a story."""
    return code_from(told.drawn[-1], rules.CODE_DIGITS)


def _is_fresh(sent_at: datetime | None, now: datetime) -> bool:
    return sent_at is not None and now - sent_at <= rules.CODE_LASTS


def _digest(acceptance: Acceptance, code: str) -> str:
    """Return what is kept of a code: so few digits are found from a plain hash, not from one with the house's key."""
    return salted_hmac(f"milepost.acceptance.{acceptance.pk}", code, algorithm="sha256").hexdigest()
