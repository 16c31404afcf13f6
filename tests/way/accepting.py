"""The client accepts by signature what was delivered, and then the whole; in between the third gate is passed."""

from __future__ import annotations

import re

from django.core import mail

from tests.way import gates
from tests.way.hand import Hand, Kept

COUNT = ("count.pdf", b"%PDF-1.7\n399 of 400 meters reported on seven days in a row.\n")
CODE = re.compile(r"code is (\d{8})")


def deliverable_is_accepted(hand: Hand, kept: Kept) -> None:
    """Who made it hands it in, somebody else checks it, and the client's signatory signs with the code of the mail."""
    deliverable, pm = kept["deliverable"], "project manager"
    hand.do("member", "deliverables", deliverable, "submit", description="All 400 meters report", attached=COUNT)
    (criterion,) = hand.find(pm, "criteria")
    finding = {"result": "Met", "evidence": "Count of 5 to 11 June: 399 of 400"}
    assert hand.refused("member", "criteria", criterion, "check", **finding), "nobody checks what they handed in"
    hand.do("second member", "criteria", criterion, "check", **finding)
    acceptance = hand.do(pm, "deliverables", deliverable, "request-acceptance", message="Please decide by Friday.")
    signed(hand, acceptance)


def signed(hand: Hand, acceptance: str) -> None:
    """Have the client ask for a code, type it and sign."""
    hand.waits("client", "Look and decide")
    hand.do("client", "acceptances", acceptance, "code")
    code = CODE.findall("\n".join(str(each.body) for each in mail.outbox))[-1]
    hand.do("client", "acceptances", acceptance, "sign", decision="Accept", name="The client", code=code)


def gate_to_closing(hand: Hand, kept: Kept) -> None:
    """What no record tells is stated by who answers for it, and the third gate is passed."""
    project = kept["project"]
    for who, check, text, evidence in (
        ("second analyst", "Quality criticals closed", "No grave finding is open", "Check of 11 June"),
        ("sponsor", "Return plan ready", "All goes back by the end of June", "Talk of 12 June"),
        ("sponsor", "Benefits owner confirmed", "The executive measures it from January", "Letter of 12 June"),
    ):
        hand.again.do(who, "projects", project, "state", check=check, text=text, evidence=evidence)
    gates.passed(hand.again, project, "rfc")


def project_is_accepted(hand: Hand, kept: Kept) -> None:
    """The client signs for the project as a whole."""
    signed(hand, hand.do("project manager", "projects", kept["project"], "request-acceptance"))
