"""What somebody does where a link led them: the step that the page offers them, in the order of its buttons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from milepost.artefacts import queries as artefacts
from milepost.artefacts.models import Artefact
from milepost.kernel import clock
from milepost.planning.choices import ACCEPTED_STATES
from milepost.projects.models import Project
from tests.floors.workbench import answers
from tests.floors.workbench.visitor import Page, Typed, Visitor
from tests.suites.samples.ending.acceptance import code_in_mail

STEPS: dict[str, tuple[str, ...]] = {
    "artefacts": ("confirm-reading", "review", "approve"),
    "plans": ("approve",),
    "gate-reviews": ("reviewers", "opinion", "report", "decide"),
    "assignments": ("accept",),
    "resource-returns": ("acknowledge",),
    "status-reports": ("accept",),
}
"""What the buttons of a record are pressed for, in turn, where several are offered."""


class Story:
    """What the people of this project know of it beside the method."""

    def __init__(self, project: Project, people: dict[str, Any]) -> None:
        self.code, self.people = project.code, people
        self.done: list[tuple[str, ...]] = []
        self.periods: list[str] = []
        self.made_on = date(2026, 12, 21)

    @property
    def project(self) -> Project:
        return Project.objects.get(code=self.code)

    @property
    def today(self) -> Any:
        return clock.today()

    def known(self, noun: str, verb: str) -> Typed:
        """Return what is typed into the form of a verb because of what the project is, not of what a form asks."""
        told = getattr(self, f"{noun}_{verb}".replace("-", "_"), None)
        return dict(told()) if told else {}

    def pk(self, who: str) -> str:
        return str(self.people[who].pk)

    def day(self, later: int) -> str:
        return (self.today + timedelta(days=later)).isoformat()

    def projects_appoint(self) -> Typed:
        return {"person": self.pk(self.role)}

    def projects_add_benefit(self) -> Typed:
        return {"owner": self.pk("executive"), "target_value": "12", "due_date": self.day(400)}

    def projects_raise_risk(self) -> Typed:
        owned = {"owner": self.pk("pm"), "response": "reduce", "next_action": "Order covers"}
        return {**owned, "next_action_date": self.day(60)}

    def projects_perform_obligations(self) -> Typed:
        return {"evidence": "Done and seen by the team; minutes of the week"}

    def projects_verify_obligations(self) -> Typed:
        return {"verdict": "verified"}

    def gate_reviews_reviewers(self) -> Typed:
        lead = self.pk("resource_manager")
        return {"reviewers": [lead], "lead": lead, "review_date": self.today.isoformat()}

    def gate_reviews_opinion(self) -> Typed:
        return {"confidence": "green"}

    gate_reviews_report = gate_reviews_opinion

    def gate_reviews_decide(self) -> Typed:
        return {"outcome": "approve", "in_favour": [self.pk("request_sponsor")], "against": [], "abstaining": []}

    def projects_paste_work(self) -> Typed:
        owner, done = self.people["pm"].name, "Tried on site and signed off by the owner"
        begin, end = self.day(20), self.day(60)
        rows = (
            f"Set up\ttask\t\t{owner}\t{begin}\t{end}\t80\t\t{done}",
            f"Handed over\tmilestone\t\t{owner}\t\t\t\t1\t{done}",
        )
        return {"rows": "\n".join(rows)}

    def projects_budget(self) -> Typed:
        return {"lines": f"{self.today:%Y-%m} 30000"}

    def projects_record_mandate(self) -> Typed:
        return {"person": self.pk("client_signatory"), "from_date": self.day(0), "until_date": self.day(400)}

    def projects_plan_deliverable(self) -> Typed:
        return {"owner": self.pk("pm"), "due_date": self.day(40)}

    def deliverables_submit(self) -> Typed:
        return {"links": "https://example.org/records/17"}

    def criteria_check(self) -> Typed:
        return {"result": "met"}

    def projects_outlook(self) -> Typed:
        return {"forecast_finish": self.day(60), "complete_share": "10"}

    def report(self) -> Typed:
        return {"declared_overall": "red", "text_summary": "Two of three streets report", "text_ask": "A second fitter"}

    def projects_costs(self) -> Typed:
        return {"actual_cost": "29000", "forecast_cost": "29000", "contingency": "0"}

    def projects_return_money(self) -> Typed:
        return {"kind": "budget", "amount": "1000", "owner": self.pk("executive")}

    def projects_lesson(self) -> Typed:
        told = {"recommendation": "Order the meters three months before they are needed", "addressee": "Procurement"}
        return {**told, "effect_days": "10"}

    def projects_review(self) -> Typed:
        return {"lead": self.pk("auditor"), "months_after": "6"}

    role = ""

    def is_in_time(self, url: str) -> bool:
        """Return whether today is the day for it: work takes its time, and a period is opened once."""
        if url.endswith("/do/submit/"):
            return self.today >= self.made_on
        if "accept_deliverables" in url:
            states = set(self.project.deliverables.values_list("state", flat=True))
            return bool(states) and states <= set(ACCEPTED_STATES)
        return not (url.startswith("/cycles/") and f"{self.today:%Y-%m}" in self.periods)


def follow(story: Story, visitor: Visitor, url: str, *, posts: bool = False) -> None:
    """Follow a link and do what the page behind it offers."""
    page = visitor.press(url) if posts else visitor.open(url)
    act(story, visitor, page)


def act(story: Story, visitor: Visitor, page: Page) -> None:
    """Do what a page offers: write a document, fill in the form of a verb, or press the buttons of a record."""
    parts = [each for each in urlsplit(page.address).path.split("/") if each]
    if parts[0] == "artefacts" and parts[-1] == "write":
        visitor.send(page, answers.document(artefacts.sheet_of(Artefact.objects.get(pk=parts[1]))))
    elif len(parts) == 4 and parts[2] == "do":
        fill(story, visitor, page, parts[0], parts[3])
    elif parts == ["cycles"]:
        open_period(story, visitor, page)
    elif parts[0] == "status-reports" and parts[-1] == "write":
        visitor.send(page, {**answers.lawful(page, story.today, story.report()), "submit": "1"})
    else:
        press_through(story, visitor, page, parts)


def open_period(story: Story, visitor: Visitor, page: Page) -> None:
    """Have the project take part in the cycle of the house, and open the period of the month, as the office does."""
    cycle = next(
        each for each in page.links if each.startswith("/cycles/") and each.count("/") == 3 and each[8:9].isdigit()
    )
    first, month = story.today.replace(day=1), f"{story.today:%Y-%m}"
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    if not story.periods:
        joins = {"project": str(story.project.pk), "from_date": first.isoformat()}
        visitor.send(visitor.open(f"{cycle}do/join/"), joins)
    dates = {"start_date": first.isoformat(), "end_date": last.isoformat()}
    visitor.send(visitor.open(f"{cycle}do/open-period/"), {"code": month, "name": f"{first:%B %Y}", **dates})
    story.periods.append(month)


def fill(story: Story, visitor: Visitor, page: Page, noun: str, verb: str) -> None:
    """Fill in the form of a verb."""
    query = dict(each.split("=") for each in urlsplit(page.address).query.split("&") if "=" in each)
    story.role = query.get("role", "")
    visitor.send(page, answers.lawful(page, story.today, story.known(noun, verb)))


def press_through(story: Story, visitor: Visitor, page: Page, parts: list[str]) -> None:
    """Press the buttons of a record that lead on, each once, as long as the page offers them."""
    noun, key = parts[0], parts[1]
    pressed = 0
    for verb in STEPS.get(noun, ()):
        record = visitor.open(f"/{noun}/{key}/")
        address = next((each for each in record.links if each.split("?")[0] == f"/{noun}/{key}/do/{verb}/"), "")
        if address:
            fill(story, visitor, visitor.open(address), noun, verb)
            pressed += 1
    assert pressed, f"{visitor.person.name} finds nothing to do at {page.address}: {page.links}"


def sign_for_the_client(story: Story, client: Visitor) -> bool:
    """Have the client decide whatever their home says waits for them: ask for the code, type it, accept."""
    waiting = {each for each in client.open("/").links if each.startswith("/signing/")}
    for address in sorted(waiting):
        client.press(f"{address}code/")
        typed = {"decision": "accept", "name": client.person.name, "code": code_in_mail()}
        client.send(client.open(address), typed)
        story.done.append((str(story.today), client.person.name, address, "Accept"))
    return bool(waiting)
