"""A contract from its draft to its end: the supplier delivers, is paid and judged, and sees its own contract alone."""

from __future__ import annotations

from tests.way.hand import Hand, Kept

TERMS = {
    "supplier": "Kattegat Radio", "code": "C-2026-07", "name": "Antennas", "scope": "Forty antennas for the store",
    "value": "6000", "currency": "EUR", "start_date": "2026-05-04", "end_date": "2026-06-30",
}  # fmt: skip
RATED = {
    "quality": "4", "schedule": "4", "cost": "4", "management": "4", "compliance": "4",
    "narrative": "Forty antennas came on the day that was agreed, and all of them work.",
}  # fmt: skip


def antennas_are_ordered(hand: Hand, kept: Kept) -> None:
    """Who leads prepares the contract, the sponsor approves it, and the supplier's manager gets to see it."""
    project, pm = kept["project"], "project manager"
    hand.begin("analyst", "suppliers", "add", code="S-014", name="Kattegat Radio", contact="The partner")
    contract = kept["contract"] = hand.do(pm, "projects", project, "draft-contract", **TERMS)
    owed = {"name": "Forty antennas", "criteria": "Counted and tried in the store", "due_date": "2026-06-12"}
    kept["owed"] = hand.do(pm, "contracts", contract, "add-deliverable", **owed)
    assert hand.refused(pm, "contracts", contract, "approve"), "nobody approves the contract that they prepared"
    hand.do("sponsor", "contracts", contract, "approve")
    hand.again.do("director", "projects", project, "appoint", person="The partner", role="Partner")
    hand.do(pm, "contracts", contract, "activate", signed_on="2026-04-30", partner="The partner")


def antennas_are_delivered(hand: Hand, kept: Kept) -> None:
    """The supplier hands in, who leads judges, one person records the invoice and another releases the money."""
    contract, pm = kept["contract"], "project manager"
    hand.do("partner", "contract-deliverables", kept["owed"], "hand-in", note="Forty pieces, at the gate of the store")
    assert not hand.sees("partner", "projects", kept["project"]), "a partner sees the contract and nothing else"
    hand.do(pm, "contract-deliverables", kept["owed"], "judge", verdict="Accepted", defects="0")
    payment = hand.do(pm, "contracts", contract, "plan-payment", name="All forty", amount="6000", due_date="2026-06-30")
    hand.do(pm, "contract-payments", payment, "invoice", invoice="2026-311", invoiced_on="2026-06-12")
    hand.do("sponsor", "contract-payments", payment, "release", paid_on="2026-06-12")


def supplier_is_judged(hand: Hand, kept: Kept) -> None:
    """The supplier is rated on facts, says what it thinks of it, and the contract is closed by two."""
    contract, pm = kept["contract"], "project manager"
    evaluation = hand.do(pm, "contracts", contract, "evaluate", **RATED)
    hand.do("partner", "supplier-evaluations", evaluation, "comment", comment="We agree.")
    hand.do(pm, "supplier-evaluations", evaluation, "publish")
    hand.do(pm, "contracts", contract, "account", amount="6000", agreed_on="2026-06-12")
    hand.do(pm, "contracts", contract, "warranty", owner="The resource manager", until_date="2028-06-30")
    for one, item in ((hand, "Rights"), (hand.again, "Access")):
        one.do(pm, "contracts", contract, "handback", item=item, note="Checked against the list of the site")
    hand.do(pm, "contracts", contract, "request-closing")
    hand.do("sponsor", "contracts", contract, "close")
    assert not hand.sees("partner", "contracts", contract), "the access of the supplier ends with the contract"
