"""Third parties: a contract under way, one evaluated, one to close, and three tablets of which two came back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from milepost.closing import actions as closing
from milepost.closing.choices import ReturnKind
from milepost.closing.models import HeldAsset, ResourceReturn
from milepost.demo.cast import people as cast
from milepost.demo.telling.money import thousands
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed, Scene
from milepost.demo.telling.strand import Strand
from milepost.kernel.policy import Actor
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.suppliers import actions as suppliers
from milepost.suppliers.choices import Handback, Verdict
from milepost.suppliers.models import Contract, ContractDeliverable, ContractPayment, Supplier

TRACK, TRAMS, DEPOT = "TRM-330", "TRM-331", "TRM-332"
FLEET, MOCK_UP, GROUND = "C-331-1", "C-331-2", "C-332-1"
PARTNER, GROUNDWORKER = cast.PARTNER, cast.PARTNERS[1][0]
SUPPLIERS = {
    FLEET: ("S-001", "Ostrava Tramworks a.s.", PARTNER),
    MOCK_UP: ("S-001", "Ostrava Tramworks a.s.", PARTNER),
    GROUND: ("S-002", "Lacroix Groundworks SA", GROUNDWORKER),
}
YEARS = timedelta(days=720)
RATED = {"quality": 3, "schedule": 2, "cost": 4, "management": 4, "compliance": 3}
SETTLED = {"quality": 4, "schedule": 4, "cost": 4, "management": 3, "compliance": 4}
LATE_DRAWINGS = "The door drawings came three weeks after their date; letter of the project manager to the works."


def _partner(narrator: Narrator, name: str) -> Actor:
    return narrator.actor(name, RoleOnProject.PARTNER.value)


def _sponsor(narrator: Narrator, strand: Strand) -> Actor:
    return narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value)


def _contract(code: str) -> Contract:
    return Contract.objects.select_related("project").get(code=code)


def _owed(code: str, name: str) -> ContractDeliverable:
    return ContractDeliverable.objects.get(contract__code=code, name=name)


def agree(code: str, name: str, scope: str, value: int, owed: tuple[tuple[str, int], ...]) -> Deed:
    """Have a contract drafted, approved by the sponsor and signed; `owed` names what is due how many days later."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        pm, today = pm_of(narrator, strand), narrator.now.date()
        contract = narrator.do(
            pm,
            suppliers.draft_contract,
            strand.project,
            supplier=_supplier(narrator, code),
            code=code,
            name=name,
            scope=scope,
            value=thousands(value),
            currency=strand.project.currency,
            start_date=today,
            end_date=today + YEARS,
            retention_share=Decimal("0.05"),
            rights_clause="The results and their drawings belong to us.",
        )
        for what, days in owed:
            due = today + timedelta(days=days)
            criteria = "Accepted on site by the works inspector, with its papers."
            narrator.do(pm, suppliers.add_deliverable, contract, name=what, criteria=criteria, due_date=due)
        contract = narrator.do(_sponsor(narrator, strand), suppliers.approve_contract, contract)
        person = narrator.person(SUPPLIERS[code][2])
        if not strand.project.roles.filter(person=person).exists():
            narrator.do(pm, projects.appoint, strand.project, person=person, role=RoleOnProject.PARTNER.value)
        narrator.do(pm, suppliers.activate_contract, contract, signed_on=today, partner=person)

    return deed


def _supplier(narrator: Narrator, code: str) -> Supplier:
    number, name, contact = SUPPLIERS[code]
    found = Supplier.objects.filter(code=number).first()
    return found or narrator.do(
        narrator.actor(cast.ANALYSTS[0]), suppliers.add_supplier, code=number, name=name, contact=contact
    )


def hand_in(code: str, what: str, note: str) -> Deed:
    """Have the supplier hand something in."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        del strand
        partner = _partner(narrator, SUPPLIERS[code][2])
        narrator.do(partner, suppliers.submit_deliverable, _owed(code, what), note=note)

    return deed


def judge(code: str, what: str, finding: str = "", defects: int = 0) -> Deed:
    """Have the project manager accept what was handed in, or reject it where there is a finding."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        verdict = Verdict.REJECTED if finding else Verdict.ACCEPTED
        pm, owed = pm_of(narrator, strand), _owed(code, what)
        narrator.do(pm, suppliers.judge_submission, owed, verdict=verdict.value, defects=defects, finding=finding)

    return deed


def report(code: str, progress: str, problems: str) -> Deed:
    """Have the supplier report on its contract."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        del strand
        partner = _partner(narrator, SUPPLIERS[code][2])
        today = narrator.now.date()
        narrator.do(
            partner,
            suppliers.report_as_contractor,
            _contract(code),
            as_of_date=today,
            progress=progress,
            problems=problems,
        )

    return deed


def invoice(code: str, name: str, amount: int, number: str, *, paid: bool) -> Deed:
    """Have a payment planned and invoiced, and released by the sponsor where it is `paid`."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        pm, today = pm_of(narrator, strand), narrator.now.date()
        due = today + timedelta(days=30)
        payment: ContractPayment = narrator.do(
            pm, suppliers.plan_payment, _contract(code), name=name, amount=thousands(amount), due_date=due
        )
        narrator.do(pm, suppliers.record_invoice, payment, invoice=number, invoiced_on=today)
        if paid:
            narrator.do(_sponsor(narrator, strand), suppliers.release_payment, payment, paid_on=today)

    return deed


def evaluate(code: str, ratings: dict[str, int], narrative: str, evidence: dict[str, str]) -> Deed:
    """Have the project manager rate the supplier."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(
            pm_of(narrator, strand),
            suppliers.propose_evaluation,
            _contract(code),
            ratings=ratings,
            evidence=evidence,
            narrative=narrative,
        )

    return deed


def bring_to_its_end(code: str, amount: int) -> Deed:
    """Have the supplier agree, everything recorded, and the closing requested: one signature is left."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        pm, today = pm_of(narrator, strand), narrator.now.date()
        evaluation = _contract(code).evaluation
        partner = _partner(narrator, SUPPLIERS[code][2])
        narrator.do(partner, suppliers.comment_on_evaluation, evaluation, comment="We share this view.")
        narrator.do(pm, suppliers.publish_evaluation, evaluation)
        narrator.do(pm, suppliers.agree_final_account, _contract(code), amount=thousands(amount), agreed_on=today)
        until = today + YEARS
        narrator.do(pm, suppliers.settle_retention, _contract(code), due_date=until)
        owner = narrator.person(cast.SERVICE_OWNERS[strand.plot.unit])
        narrator.do(pm, suppliers.name_warranty_owner, _contract(code), owner=owner, until_date=until)
        for item, note in (
            (Handback.RIGHTS, "Soil surveys and drawings are in our archive."),
            (Handback.ACCESS, NO_KEYS),
        ):
            narrator.do(pm, suppliers.confirm_handback, _contract(code), item=item.value, note=note)
        narrator.do(pm, suppliers.request_closing, _contract(code))

    return deed


NO_KEYS = "Site passes and the two gate keys are back; checked by the site supervisor."


def lend(name: str, quantity: int) -> Deed:
    """Have the resource manager hand something out."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(
            narrator.actor(cast.RESOURCE_MANAGER),
            closing.hand_out,
            strand.project,
            name=name,
            kind=ReturnKind.ASSET.value,
            quantity=quantity,
            owner=narrator.person(cast.RESOURCE_MANAGER),
            handed_out_on=narrator.now.date(),
        )

    return deed


def give_back(counted: int, finding: str) -> Deed:
    """Have everything that was lent given back, and fewer pieces counted."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        asset = HeldAsset.objects.select_related("project").get(project=strand.project)
        returned: ResourceReturn = narrator.do(
            pm_of(narrator, strand), closing.return_asset, asset, quantity=Decimal(asset.quantity)
        )
        manager = narrator.actor(cast.RESOURCE_MANAGER, "return_owner")
        narrator.do(manager, closing.dispute_return, returned, counted=Decimal(counted), finding=finding)

    return deed


SCENES: dict[str, tuple[Scene, ...]] = {
    TRAMS: (
        Scene(-6, 4, agree(
            FLEET, "Eighteen low-floor trams", "Eighteen trams of seven sections, built, tested and accepted.", 41_000,
            (("Door and cab drawings", 40), ("First tram", 110), ("Ninth tram", 190), ("Eighteenth tram", 420)),
        )),
        Scene(-5, 8, agree(
            MOCK_UP, "Full-size mock-up", "A mock-up of one section for drivers and passengers to try.", 900,
            (("Mock-up", 60), ("Report of the trials", 90)),
        )),
        Scene(-4, 6, hand_in(FLEET, "Door and cab drawings", "Twelve sheets, revision B, on the shared drive.")),
        Scene(-4, 3, judge(FLEET, "Door and cab drawings", "The door motor collides with the step light.", 3)),
        Scene(-4, 1, hand_in(FLEET, "Door and cab drawings", "Revision C: the step light is moved by 40 mm.")),
        Scene(-3, 9, judge(FLEET, "Door and cab drawings")),
        Scene(-3, 7, hand_in(MOCK_UP, "Mock-up", "Stands in hall 2 of the depot.")),
        Scene(-3, 5, judge(MOCK_UP, "Mock-up")),
        Scene(-3, 4, invoice(FLEET, "On accepted drawings", 8_200, "OT-2217", paid=True)),
        Scene(-2, 6, hand_in(FLEET, "First tram", "Number 501, on rails in the depot since Monday.")),
        Scene(-2, 2, judge(FLEET, "First tram")),
        Scene(-1, 9, hand_in(MOCK_UP, "Report of the trials", "Forty drivers and ninety passengers; 61 pages.")),
        Scene(-1, 6, judge(MOCK_UP, "Report of the trials")),
        Scene(-1, 4, invoice(FLEET, "On the first tram", 8_200, "OT-2302", paid=False)),
        Scene(0, 5, report(
            FLEET, "Trams 502 to 505 are welded, 506 is begun.", "The maker of the bogies delivers two weeks late.",
        )),
        Scene(0, -3, evaluate(
            MOCK_UP, RATED, "A mock-up that showed four faults in time, and a report that came late.",
            {"schedule": LATE_DRAWINGS},
        )),
    ),
    DEPOT: (
        Scene(-9, 5, agree(
            GROUND, "Clearing the ground", "The soil of the Ropewalk site, surveyed and cleared.", 2_400,
            (("Soil survey", 40), ("Cleared ground", 120)),
        )),
        Scene(-8, 7, hand_in(GROUND, "Soil survey", "Sixty drillings, with the laboratory's reports.")),
        Scene(-8, 4, judge(GROUND, "Soil survey")),
        Scene(-5, 6, hand_in(GROUND, "Cleared ground", "Handed over on site.")),
        Scene(-5, 3, judge(GROUND, "Cleared ground")),
        Scene(-4, 5, invoice(GROUND, "On cleared ground", 2_350, "LG-0931", paid=True)),
        Scene(-1, 8, evaluate(GROUND, SETTLED, "Careful work, with weekly calls that were not always kept.", {})),
        Scene(-1, 3, bring_to_its_end(GROUND, 2_350)),
    ),
    TRACK: (
        Scene(-10, 5, lend("Survey tablets", 3)),
        Scene(0, 3, give_back(2, "Number 3 is not among them; the site office does not find it.")),
    ),
}  # fmt: skip
"""What happens once, by the code of the project."""
