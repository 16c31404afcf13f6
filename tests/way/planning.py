"""Planning: six sections under one hash, proposed and approved; who signs for the client; the second gate."""

from __future__ import annotations

from tests.way import documents, gates
from tests.way.hand import Hand, Kept

WORK = (
    # name, owner, start, finish, hours, waits for, what counts as done
    ("Buy meters", "The project manager", "2026-04-13", "2026-04-24", "16", "", "400 meters are in the store."),
    (
        "Set meters",
        "The member",
        "2026-04-27",
        "2026-05-22",
        "40",
        "1",
        "Each meter is set and signed off on the list.",
    ),
    (
        "Prove readings",
        "The second member",
        "2026-05-25",
        "2026-06-05",
        "16",
        "2",
        "Seven days of readings counted.",
    ),
)


def team_is_appointed(hand: Hand, kept: Kept) -> None:
    """Who works on the project, and who signs for the client."""
    hand.do("director", "projects", kept["project"], "appoint", person="The member", role="Team member")
    for person, role in (
        ("The second member", "Team member"),
        ("The client", "Client signatory"),
        ("The second analyst", "Oversight officer"),
    ):
        hand.again.do("director", "projects", kept["project"], "appoint", person=person, role=role)


def plan_is_promised(hand: Hand, kept: Kept) -> None:
    """The plan is written, proposed and approved as it was proposed; then it is the baseline."""
    project, pm = kept["project"], "project manager"
    for code in ("project_handbook", "work_plan", "acceptance_plan"):
        documents.approved(hand.again, project, code)
    for number, (name, owner, start, finish, hours, waits, done) in enumerate(WORK):
        (hand.again if number else hand).do(
            pm, "projects", project, "add-work", name=name, owner=owner, planned_start=start, planned_finish=finish,
            effort_hours=hours, predecessors=waits, definition_of_done=done,
        )  # fmt: skip
    hand.do(
        pm, "projects", project, "add-work", name="Harbour quarter reports", kind="Milestone",
        owner="The project manager", predecessors="3", definition_of_done="The client has signed.",
    )  # fmt: skip
    hand.do(pm, "projects", project, "budget", lines="2026-04 14000\n2026-05 8000\n2026-06 2000")
    deliverable = kept["deliverable"] = hand.do(
        pm, "projects", project, "plan-deliverable", name="Daily readings", owner="The member", due_date="2026-06-05",
        description="Every meter of the harbour quarter reports once a day.", work_item_number="3",
    )  # fmt: skip
    hand.do(
        pm, "deliverables", deliverable, "add-criterion", criterion="398 of 400 meters report on seven days in a row",
        method="Count in network control", tolerance="none", critical=True,
    )  # fmt: skip
    plan = hand.do(pm, "projects", project, "propose-plan", reason="Talked through with the client")
    assert hand.refused(pm, "plans", plan, "approve"), "nobody approves the plan that they lead"
    hand.waits("sponsor", "Approve the plan")
    hand.do("sponsor", "plans", plan, "approve", reason="It fits the budget")


def gate_to_executing(hand: Hand, kept: Kept) -> None:
    """The mandate of the signatory is recorded, and the second gate is passed."""
    project = kept["project"]
    kept["mandate"] = hand.do(
        "sponsor", "projects", project, "record-mandate", person="The client", party="Harbour authority",
        covers="Deliverables and the project", evidence="Letter of 2 March, no. 17", from_date="2026-03-02",
        until_date="2026-12-31",
    )  # fmt: skip
    gates.passed(hand.again, project, "rfe")
