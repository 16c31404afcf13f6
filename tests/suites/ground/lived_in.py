"""An organisation in which every noun has records: what the pages of all nouns are tried on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from milepost.artefacts import actions as artefacts
from milepost.artefacts.models import Artefact
from milepost.artefacts.queries import types_for
from milepost.changes import actions as changes
from milepost.changes.models import ChangeRequest
from milepost.closing import actions as closing
from milepost.closing.models import Acceptance, PersonalDataFlag
from milepost.compliance import actions as compliance
from milepost.compliance.models import Audit
from milepost.demand import actions as demand
from milepost.finance import actions as finance
from milepost.kernel import clock
from milepost.knowledge import actions as knowledge
from milepost.knowledge.models import GuidanceRequest
from milepost.methods import actions as methods
from milepost.methods.models import MethodVersion
from milepost.methods.notation import method_to_yaml
from milepost.methods.packs import pack, pack_text
from milepost.people import actions as people
from milepost.people.models import Account
from milepost.planning import actions as planning
from milepost.planning.models import Deliverable, Milestone
from milepost.portfolios import actions as portfolios
from milepost.projects import actions as projects
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.models import Override, Period
from milepost.reporting.tests.story import SLIPPED, Story, grounds, tell
from milepost.risks import actions as risks
from milepost.suppliers import actions as suppliers
from milepost.suppliers.models import Contract
from tests.suites.ground.at_work import pass_gate, propose, work
from tests.suites.ground.laying import ground
from tests.suites.ground.telling import in_turn
from tests.suites.ground.world import OPERATOR, PARTS, POSTS, register, staff
from tests.suites.samples import methods as method_samples
from tests.suites.samples.artefacts import CHARTER, PDF
from tests.suites.samples.changes import grave
from tests.suites.samples.compliance import INDUCTION, found, looking_at, wanted
from tests.suites.samples.demand import CRITERIA, decided, drafted, scoring, wished
from tests.suites.samples.ending import acceptance
from tests.suites.samples.ending import returns as return_samples
from tests.suites.samples.ending import suppliers as supplier_samples
from tests.suites.samples.ending.closing import asked_for, closed, scheduled, sealed
from tests.suites.samples.knowledge import learnt
from tests.suites.samples.people import conflicting
from tests.suites.samples.projects import delegated, directed
from tests.suites.samples.risks import cared_for
from tests.suites.samples.work import deliverables

EVERYBODY = (*POSTS, *PARTS, "nobody")
LATER = "1.1.0"
BETTER = {"overall": "green", "schedule": "green"}
FILES = {"pdf": {"sha256": "0" * 64, "size": 10, "name": "pack.pdf"}}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def moved() -> dict[str, Any]:
    """Return what is typed to move a project to the version of a far day."""
    version = MethodVersion.objects.get(code=LATER)
    return {"to_version": version, "effective_date": date(2098, 3, 2), "reason": "It asks for less"}


def document(story: Story, project: Project) -> None:
    """Begin the charter of a project that owes one, with a comment and a file on it."""
    pm = story.pm

    def charter() -> Artefact:
        return Artefact.objects.get(project=project)

    with clock.at(story.tick()):
        owed = types_for(project)
    if owed:
        in_turn(
            story,
            lambda: artefacts.start_artefact(pm, project, type_code=CHARTER),
            lambda: artefacts.draft_artefact(pm, charter(), content={"purpose": "Open the crossing for lorries"}),
            lambda: artefacts.raise_comment(story.analyst, charter(), text="By when?", field="purpose"),
            lambda: artefacts.attach_file(pm, charter(), name="plan.pdf", content=PDF, note="As agreed on paper"),
        )
        obligations(story, project)


def obligations(story: Story, project: Project) -> None:
    """Have an obligation met, a waiver asked, and an audit with a finding, on a project that owes something."""
    auditor = story.world.actor("auditor")

    def audit() -> Audit:
        return Audit.objects.get(project=project)

    in_turn(
        story,
        lambda: compliance.perform_obligations(story.pm, project, obligations=[INDUCTION], evidence="Passed"),
        lambda: compliance.request_waiver(story.pm, project, **wanted(story.world)),
        lambda: compliance.begin_audit(auditor, project, **looking_at(story.world)),
        lambda: compliance.raise_finding(auditor, audit(), **found(story.world)),
    )


def change(story: Story, project: Project) -> None:
    """Have a change approved of which people are told, and another one proposed."""
    pm, world = story.pm, story.world

    def latest() -> ChangeRequest:
        return ChangeRequest.objects.select_related("project").filter(project=project).latest("pk")

    def later() -> dict[str, Any]:
        milestone = Milestone.objects.get(project=project, name="Go live")
        asked = {"title": "Go live later", "reason": "The hall is late", "requested_by": world.people["member"]}
        return {**asked, "milestones": {milestone.pk: date(2026, 11, 9)}}

    in_turn(
        story,
        lambda: changes.raise_change(pm, project, **later()),
        lambda: changes.rule_on_change(story.director, latest(), outcome="approve", decision_reason="It fits"),
        lambda: changes.raise_change(pm, project, **later()),
    )


def dress(story: Story, project: Project) -> None:
    """Give a project one of everything that a project has."""
    world, pm = story.world, story.pm
    in_turn(
        story,
        lambda: risks.raise_risk(pm, project, **cared_for(world)),
        lambda: changes.raise_issue(pm, project, **grave(world)),
        lambda: changes.ask_decision(pm, project, question="May we buy?", asked_of=world.people["executive"]),
        lambda: projects.issue_direction(story.director, project, **directed(world)),
        lambda: projects.offer_delegation(pm, project, **delegated(world)),
        lambda: projects.announce_method_move(story.analyst, project, **moved()),
        lambda: planning.add_milestone(pm, project, name="Go live", baseline_date=date(2026, 11, 1)),
        lambda: demand.raise_request(pm, **wished(world)),
        lambda: finance.add_benefit(pm, project, name="Fewer claims", owner=world.people["sponsor"]),
    )
    change(story, project)
    document(story, project)
    work(story, project)
    story.expect(project, finish=SLIPPED, cost=1100)


def ask(story: Story) -> None:
    """Have requests at several steps: a first one that is still written, one in scoring, one that is approved."""
    world, director = story.world, story.director
    in_turn(
        story,
        lambda: demand.raise_request(story.pm, **wished(world)),
        lambda: demand.draft_scoring_model(director, code="2027", name="Value first", criteria=CRITERIA),
        lambda: drafted(world),
        lambda: people.declare_interest(story.pm, **conflicting("R-2026-003")),
        lambda: scoring(world),
        lambda: decided(world),
    )


def advise(story: Story, project: Project) -> None:
    """Have a question about a project answered, rated and shown to others, and another one waiting."""
    pm, analyst = story.pm, story.analyst

    def the_question() -> GuidanceRequest:
        return GuidanceRequest.objects.get(project=project, topic="The charter")

    in_turn(
        story,
        lambda: knowledge.ask_question(
            pm, project, topic="The charter", question="How detailed must it be?", phase_code="initiating"
        ),
        lambda: knowledge.answer_question(analyst, the_question(), text="Two pages at most."),
        lambda: knowledge.rate_answer(pm, the_question(), usefulness=5),
        lambda: knowledge.promote_answer(analyst, the_question(), shown_as="How long is a charter?"),
        lambda: knowledge.ask_question(story.actor("member"), project, topic="Hours", question="Who keeps them?"),
    )


def contract_out(story: Story) -> None:
    """Have one contract evaluated, with a payment, a variation and a report of the supplier beside it."""
    world = story.world
    in_turn(
        story,
        lambda: supplier_samples.evaluated(world),
        lambda: supplier_samples.drafted(world, "C-2"),
        lambda: supplier_samples.planned(world, Contract.objects.get(code="C-1")),
        lambda: supplier_samples.varied(world, Contract.objects.get(code="C-1")),
        lambda: suppliers.report_as_contractor(
            story.actor("partner"),
            Contract.objects.get(code="C-1"),
            as_of_date=supplier_samples.today(),
            progress="All is laid",
        ),
    )


def give_back(story: Story) -> None:
    """Have laptops handed out, and two of three disputed when they come back."""
    in_turn(story, lambda: return_samples.disputed(story.world))


def deliver(story: Story) -> None:
    """Have the client accept one delivery on a condition, and leave another one waiting; a third is being made."""
    world = story.world
    in_turn(story, lambda: acceptance.mandated(world))
    for _ in range(2):
        in_turn(
            story,
            lambda: deliverables.agreed(world),
            lambda: planning.submit_deliverable(
                story.actor("member"), Deliverable.objects.latest("pk"), **deliverables.handed_in(world)
            ),
            lambda: deliverables.check(world, Deliverable.objects.latest("pk")),
            lambda: closing.request_acceptance(story.pm, Deliverable.objects.latest("pk")),
        )
    first, client, said = Acceptance.objects.order_by("pk")[0], story.actor("client_signatory"), []
    typed = {"decision": "accept_with_conditions", "name": client.name}
    in_turn(
        story,
        lambda: closing.send_code(client, first),
        lambda: said.append(closing.try_code(client, first, code=acceptance.code_in_mail())),
        lambda: closing.sign_acceptance(client, first, **typed, proof=said[0], conditions=acceptance.conditions()),
        lambda: deliverables.agreed(world),
    )


def learn(story: Story) -> None:
    """Have a project in Closing with lesson, flag, archive and review, and one that was closed and is reviewed."""
    world = story.world
    for code in ("P-CLOSING", "P-ENDED"):
        with clock.at(story.tick()):
            project = register(world, code)
            staff(world, project)
        in_turn(
            story,
            lambda each=project: knowledge.capture_lesson(story.pm, each, **learnt(world)),  # type: ignore[misc]
            lambda each=project: closing.raise_privacy_flag(  # type: ignore[misc]
                story.pm, each, place="Risk 3", concern="It names a patient"
            ),
            lambda each=project: closing.settle_flag(  # type: ignore[misc]
                story.analyst, PersonalDataFlag.objects.get(project=each), resolution="It was taken out"
            ),
            lambda each=project: scheduled(world, each),  # type: ignore[misc]
            lambda each=project: sealed(world, each),  # type: ignore[misc]
        )
    in_turn(story, lambda: closed(world, project), lambda: asked_for(world, project))


def lay_down(story: Story) -> None:
    """Have the PMO publish the shipped pack, and one version for a far day, and draft a method of its own."""
    analyst, director, other = story.analyst, story.director, story.actor(method_samples.OTHER)
    in_turn(story, lambda: methods.import_method_version(analyst, text=pack_text("pm2"), changelog="First"))
    for code, day in (("1.0.0", story.now.date()), (LATER, date(2098, 1, 1))):
        if code == LATER:
            later = method_to_yaml(method_samples.lighter(pack(), LATER))
            in_turn(story, lambda text=later: methods.import_method_version(analyst, text=text))  # type: ignore[misc]
        version = MethodVersion.objects.get(code=code)
        in_turn(
            story,
            lambda each=version: methods.submit_method_version(analyst, each),  # type: ignore[misc]
            lambda each=version: methods.approve_method_version(director, each),  # type: ignore[misc]
            lambda each=version: methods.approve_method_version(other, each),  # type: ignore[misc]
            lambda each=version, on=day: methods.publish_method_version(director, each, effective_from=on),  # type: ignore[misc]
        )
    in_turn(story, lambda: methods.import_method_version(analyst, text=method_samples.text()))


def lived_in() -> Story:
    """Tell two months: January locked with an accepted override, February submitted with one proposed."""
    story = tell()
    world = story.world
    main, director = world.portfolio, story.director
    in_turn(story, lambda: portfolios.add_programme(director, main, code="PRG", name="Rebuild"))
    learn(story)
    lay_down(story)
    fortnight = {"project_class": "B", "interim_days": 14, "effective_date": date(2026, 7, 1)}
    in_turn(story, lambda: reporting.propose_cadence(story.analyst, story.cycle, **fortnight))
    later = date(2099, 1, 1)
    in_turn(story, lambda: reporting.draft_rule_set(story.analyst, code="v2", effective_date=later))
    ask(story)
    story.add_project("P-2")
    for project in (world.project, Project.objects.get(code="P-2")):
        dress(story, project)
    for number in (1, 2):
        period = story.open(number)
        story.declare(period, declared=BETTER, grounds={name: grounds() for name in BETTER})
        story.submit(period)
        if number == 1:
            for override in Override.objects.all():
                in_turn(story, lambda each=override: reporting.decide_override(story.analyst, each, accept=True))  # type: ignore[misc]
            story.accept(period)
            story.lock(period)
            in_turn(story, lambda at=period: reporting.record_pack(director, Period.objects.get(pk=at.pk), files=FILES))  # type: ignore[misc]
    for project in (world.project, Project.objects.get(code="P-2")):
        advise(story, project)
    contract_out(story)
    give_back(story)
    deliver(story)
    pass_gate(story)
    propose(story)
    for role in EVERYBODY:
        address = f"{role}@example.org".replace("_", "-")
        in_turn(story, lambda who=role, at=address: people.open_account(OPERATOR, world.people[who], email=at))  # type: ignore[misc]
    return story


def account_of(story: Story, role: str) -> Account:
    return Account.objects.get(person=story.world.people[role])


story = ground(lived_in)


def signed_in(story: Story, role: str) -> Client:
    """Return a client in which the person of `role` is signed in."""
    client = Client()
    client.force_login(account_of(story, role), backend=BACKEND)
    return client
