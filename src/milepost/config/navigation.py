"""The frame around every page: which modules there are, who reads, in which role, and what needs them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.people.choices import OVERSEERS, PMO, PostRole
from milepost.people.models import Account, Organisation
from milepost.reporting.queries.homes.bell import remembered
from milepost.reporting.queries.homes.waiting import waiting_for
from milepost.surface.frame import ActingRole, CreateEntry, Frame, MenuEntry, NeedsMe, NeedsMeItem
from milepost.surface.requests import ACTING_ROLE, actor_of
from milepost.surface.resource import RESOURCES

EVERYBODY: Roles = frozenset()
ADMINISTRATION = PMO | {PostRole.ADMINISTRATOR.value}


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the menu, the posts that see it (none means everybody), and the addresses below it."""

    key: str
    label: str
    view: str
    icon: str
    shortcut: str
    posts: Roles = EVERYBODY
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """What the bell says of one kind of thing that waits, and where it leads."""

    one: str
    many: str
    noun: str
    only: str = ""

    @property
    def url(self) -> str:
        """Return the list of these things."""
        return RESOURCES[self.noun].url() + (f"?{self.only}" if self.only else "")


MODULES = (
    Module("home", "Home", "reporting:home", "home", "h"),
    Module(
        "requests",
        "Requests",
        "requests:list",
        "inbox",
        "d",
        below=("/ranking/", "/scoring-models/", "/interests/"),
    ),
    Module("portfolio", "Portfolio", "reporting:board", "briefcase", "b", OVERSEERS),
    Module(
        "projects",
        "Projects",
        "projects:list",
        "folder",
        "p",
        below=(
            "/risks/",
            "/issues/",
            "/decisions/",
            "/change-requests/",
            "/notices/",
            "/directions/",
            "/delegations/",
            "/archives/",
            "/archived-files/",
            "/personal-data-flags/",
            "/post-implementation-reviews/",
            "/adjustments/",
            "/work-items/",
            "/plans/",
            "/assignments/",
            "/time-entries/",
            "/work-proposals/",
            "/method-moves/",
            "/artefacts/",
            "/comments/",
            "/attachments/",
            "/contracts/",
            "/contract-deliverables/",
            "/contract-payments/",
            "/contract-variations/",
            "/contractor-reports/",
            "/supplier-evaluations/",
            "/suppliers/",
            "/held-assets/",
            "/resource-returns/",
            "/obligations/",
            "/obligation-records/",
            "/waivers/",
            "/audits/",
            "/findings/",
            "/adherence/",
            "/gate-reviews/",
            "/gate-decisions/",
            "/gate-conditions/",
            "/gate-recommendations/",
            "/statements/",
            "/deliverables/",
            "/criteria/",
            "/submissions/",
            "/acceptances/",
            "/mandates/",
            "/conditions/",
        ),
    ),
    Module(
        "reports",
        "Reports",
        "status-reports:list",
        "file-text",
        "r",
        below=("/periods/", "/overrides/", "/cycles/", "/cadence-rules/", "/rule-sets/"),
    ),
    Module(
        "knowledge",
        "Knowledge",
        "knowledge-at-large:published",
        "school",
        "k",
        below=("/lessons/", "/questions/", "/answers/"),
    ),
    Module("method", "Method", "method-versions:list", "clipboard-list", "t"),
    Module(
        "people",
        "People",
        "people:list",
        "users",
        "m",
        OVERSEERS | ADMINISTRATION,
        ("/units/", "/posts/", "/bodies/", "/seats/"),
    ),
    Module("settings", "Settings", "settings", "settings", "s", ADMINISTRATION),
)
WAITS = {
    "report_returned": Waits("Returned report", "Returned reports", "status-reports", "state=returned"),
    "report_due": Waits("Report to submit", "Reports to submit", "status-reports"),
    "override_to_decide": Waits("Override to decide", "Overrides to decide", "overrides", "state=proposed"),
    "report_to_review": Waits("Report to review", "Reports to review", "status-reports", "state=submitted"),
    "period_to_lock": Waits("Period to lock", "Periods to lock", "periods", "state=open"),
    "pack_to_approve": Waits("Pack to approve", "Packs to approve", "periods", "state=locked"),
    "direction_to_answer": Waits("Direction to answer", "Directions to answer", "directions", "state=issued"),
    "direction_to_do": Waits("Direction to carry out", "Directions to carry out", "directions", "state=accepted"),
    "direction_to_rule": Waits("Challenge to rule on", "Challenges to rule on", "directions", "state=challenged"),
    "direction_to_confirm": Waits("Direction to confirm", "Directions to confirm", "directions", "state=done"),
    "delegation_to_answer": Waits("Delegation to answer", "Delegations to answer", "delegations", "state=offered"),
    "question_to_answer": Waits("Question to answer", "Questions to answer", "questions", "state=waiting"),
    "method_move_to_acknowledge": Waits(
        "Method move to acknowledge", "Method moves to acknowledge", "method-moves", "state=announced"
    ),
    "deliverable_to_hand_in": Waits("Deliverable to hand in", "Deliverables to hand in", "contract-deliverables"),
    "evaluation_to_comment": Waits(
        "Evaluation to comment on", "Evaluations to comment on", "supplier-evaluations", "state=proposed"
    ),
    "submission_to_judge": Waits(
        "Delivery to accept or reject", "Deliveries to accept or reject", "contract-deliverables", "state=submitted"
    ),
    "evaluation_due": Waits("Supplier to evaluate", "Suppliers to evaluate", "contracts", "state=delivered"),
    "evaluation_to_publish": Waits("Evaluation to publish", "Evaluations to publish", "supplier-evaluations"),
    "contract_to_close": Waits(
        "Contract to have closed", "Contracts to have closed", "contracts", "state=final_account"
    ),
    "contract_to_approve": Waits("Contract to approve", "Contracts to approve", "contracts", "state=draft"),
    "variation_to_decide": Waits(
        "Variation to decide", "Variations to decide", "contract-variations", "state=proposed"
    ),
    "payment_to_release": Waits("Payment to release", "Payments to release", "contract-payments", "state=invoiced"),
    "contract_to_countersign": Waits(
        "Closing to countersign", "Closings to countersign", "contracts", "state=final_account"
    ),
    "evaluation_to_review": Waits(
        "Contested evaluation to review", "Contested evaluations to review", "supplier-evaluations", "state=contested"
    ),
    "warranty_to_watch": Waits("Warranty that ends soon", "Warranties that end soon", "contracts"),
    "return_to_acknowledge": Waits(
        "Return to acknowledge", "Returns to acknowledge", "resource-returns", "state=proposed"
    ),
    "return_to_settle": Waits(
        "Disputed return to settle", "Disputed returns to settle", "resource-returns", "state=disputed"
    ),
    "lesson_to_curate": Waits("Lesson to bring on", "Lessons to bring on", "lessons"),
    "archive_to_seal": Waits("Archive to seal", "Archives to seal", "projects", "stage=closing"),
    "closing_to_complete": Waits("Project to close", "Projects to close", "projects", "stage=closing"),
    "review_to_do": Waits("Review to lead", "Reviews to lead", "post-implementation-reviews"),
    "review_overdue": Waits("Review overdue", "Reviews overdue", "post-implementation-reviews"),
    "review_to_accept": Waits("Review to accept", "Reviews to accept", "post-implementation-reviews", "state=reported"),
    "adjustment_to_do": Waits("Adjustment to make", "Adjustments to make", "adjustments", "state=open"),
    "gate_to_prepare": Waits(
        "Gate to bring before reviewers", "Gates to bring before reviewers", "gate-reviews", "state=requested"
    ),
    "gate_to_review": Waits("Gate to review", "Gates to review", "gate-reviews", "state=in_review"),
    "gate_to_decide": Waits("Gate to decide", "Gates to decide", "gate-reviews", "state=reported"),
    "condition_to_close": Waits("Gate condition to close", "Gate conditions to close", "gate-conditions", "state=open"),
    "condition_to_verify": Waits(
        "Gate condition to verify", "Gate conditions to verify", "gate-conditions", "state=closed"
    ),
    "recommendation_to_answer": Waits(
        "Recommendation to answer", "Recommendations to answer", "gate-recommendations", "state=open"
    ),
    "decision_to_enact": Waits("Decision to enact", "Decisions to enact", "gate-decisions", "standing=coming"),
    "notice_to_acknowledge": Waits("Notice to acknowledge", "Notices to acknowledge", "notices"),
    "change_to_decide": Waits("Change to decide", "Changes to decide", "change-requests", "state=assessed"),
    "change_to_confirm": Waits(
        "Team to confirm as informed", "Teams to confirm as informed", "change-requests", "state=noticed"
    ),
    "notice_escalated": Waits("Silence to rule on", "Silences to rule on", "notices"),
    "acceptance_to_sign": Waits("Delivery to accept", "Deliveries to accept", "acceptances", "state=requested"),
    "work_to_accept": Waits("Work to accept or decline", "Works to accept or decline", "assignments", "state=offered"),
    "work_to_check": Waits("Work to check", "Works to check", "work-items", "state=in_check"),
    "work_proposed": Waits("Proposed work", "Proposed works", "work-proposals", "state=proposed"),
    "plan_to_approve": Waits("Plan to approve", "Plans to approve", "plans", "state=proposed"),
    "request_waiting": Waits("Request that waits for you", "Requests that wait for you", "requests"),
    "waiver_waiting": Waits("Waiver that waits for you", "Waivers that wait for you", "waivers"),
    "decision_asked": Waits("Decision asked of you", "Decisions asked of you", "decisions", "state=asked"),
}


def build_frame(request: HttpRequest) -> Frame:
    """Return the frame for a request; somebody who is not signed in gets an empty one."""
    organisation = Organisation.objects.only("name", "demonstration").first()
    name = organisation.name if organisation else ""
    if not isinstance(request.user, Account):
        return Frame(organisation=name)
    actor = actor_of(request)
    posts = roles_at(actor, ORGANISATION, clock.now())
    inside = request.user.person.unit_id is not None
    return Frame(
        organisation=name,
        home_url=reverse("reporting:home"),
        person=request.user.person.name,
        person_detail=request.user.person.title or request.user.email,
        menu=tuple(_entry(module, request.path) for module in MODULES if _is_seen(module, posts, inside=inside)),
        creates=_creates(posts, inside=inside),
        roles=_roles(request, posts),
        act_as_url=reverse("surface:act_as"),
        needs_me=remembered(actor, posts, _needs_me),
        search_url=reverse("surface:search"),
        account_url=reverse("account_change_password"),
        sign_out_url=reverse("account_logout"),
        today=clock.today(),
        demonstration=bool(organisation and organisation.demonstration and settings.DEMO),
    )


def _entry(module: Module, path: str) -> MenuEntry:
    url = reverse(module.view)
    active = path == url if url == "/" else path.startswith((url, *module.below))
    return MenuEntry(module.key, module.label, url, module.icon, module.shortcut, active=active)


def _is_seen(module: Module, posts: Roles, *, inside: bool) -> bool:
    """Say whether the menu offers a module: by a post, requests and lessons to whoever belongs to a unit."""
    if module.key in {"requests", "knowledge"}:
        return inside or bool(posts)
    return not module.posts or bool(module.posts & posts)


def _creates(posts: Roles, *, inside: bool) -> tuple[CreateEntry, ...]:
    """Return what the reader may create by `n` and a letter."""
    wish = (CreateEntry("Request", RESOURCES["requests"].url(verb="raise"), "r"),) if inside else ()
    project = (CreateEntry("Project", RESOURCES["projects"].url(verb="register"), "p"),) if posts & PMO else ()
    return (*wish, *project)


def _roles(request: HttpRequest, posts: Roles) -> tuple[ActingRole, ...]:
    """Return the posts that the reader holds, in the order of the posts; the first one acts until they choose."""
    held = [post for post in PostRole.values if post in posts]
    chosen = str(request.session.get(ACTING_ROLE, ""))
    active = chosen if chosen in held else (held[0] if held else "")
    return tuple(ActingRole(post, PostRole(post).label, active=post == active) for post in held)


def _needs_me(actor: Actor, posts: Roles) -> NeedsMe:
    items = tuple(
        NeedsMeItem(
            WAITS[each.kind].one if each.count == 1 else WAITS[each.kind].many, each.count, WAITS[each.kind].url
        )
        for each in waiting_for(actor, posts)
    )
    return NeedsMe(sum(item.count for item in items), f"{reverse('reporting:home')}#needs-me", items)
