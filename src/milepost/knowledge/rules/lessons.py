"""What must hold of a lesson, of what a project does with one, and of what is shown of it to others."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from milepost.kernel.errors import Unmet
from milepost.knowledge.choices import USED, Disposition, LessonState

FEWEST_WORDS = 4
PMO = "The PMO director or an analyst"
_VERBS = """
add adopt agree allocate allow announce appoint apply approve arrange ask assign attach audit begin book brief
build buy call carry change charge check choose clear close collect combine commission compare complete compute
confirm contract copy count create cut date decide declare define deliver demand describe design distribute divide
document double draft draw drop end enter escalate estimate exclude extend feed file fill fit fix forbid freeze give
group grow hand hire hold include inform insist inspect install insure invite invoice issue join keep label lay lease
leave let limit link list load lock log measure meet mention mount move name negotiate note notify number offer open
order outsource pack pay pick pilot place plan post prepare present price print procure promise propose protect prove
provide publish pull put qualify quote raise reach read record reduce refuse register reject release remove rename
renew rent repeat replace report request require reserve return reuse review run sample schedule score secure sell
send separate set share show sign simulate split staff stage start state stop store submit survey swap take talk teach
tell tender test time track train translate treat turn type update use validate verify visit walk weigh withdraw
write
"""
VERBS = frozenset(_VERBS.split())
"""Verbs with which a recommendation begins: something is done that one can see was done or not."""


def recommendation_is_an_act(recommendation: str) -> Unmet | None:
    """Require a recommendation that begins with a verb of doing and says what is done: not "communicate better"."""
    words = recommendation.split()
    if len(words) >= FEWEST_WORDS and words[0].strip(".,:;").casefold() in VERBS:
        return None
    return Unmet(
        rule="recommendation_is_an_act",
        sentence="A recommendation begins with what is done, so that one can see later whether it was done.",
        missing=f"A verb of doing and its object, at least {FEWEST_WORDS} words: order, agree, test, name, book …",
        cure="You",
        path='Not "communicate better", but "Send the weekly plan to the site planners on Friday".',
        field="recommendation",
    )


def lesson_has_an_addressee(addressee: str) -> Unmet | None:
    """Require who shall do it."""
    if len(addressee.strip()) > 2 and addressee.strip().casefold() not in {"all", "everybody", "everyone", "anyone"}:
        return None
    return Unmet(
        rule="lesson_has_an_addressee",
        sentence="A recommendation names by its role who shall do it; what is everybody's is nobody's.",
        missing="The addressee, such as: the project manager, procurement, the site planners.",
        cure="You",
        path="Name the role that can do it.",
        field="addressee",
    )


def effect_is_quantified(cost: Decimal | None, days: int | None, unknown: str) -> Unmet | None:
    """Require the effect in money or days, or why nobody knows."""
    if cost is not None or days is not None or unknown.strip():
        return None
    return Unmet(
        rule="effect_is_quantified",
        sentence="The effect of what happened is told in money or in days, or it is said why it is not known.",
        missing="An amount, a number of days, or why neither is known.",
        cure="You",
        path="A rough figure is better than none.",
        field="effect_cost",
    )


def lesson_is_in(state: str, *wanted: str) -> Unmet | None:
    """Require one of the wanted states."""
    if state in wanted:
        return None
    return Unmet(
        rule="lesson_is_in",
        sentence=f"This lesson is: {LessonState(state).label.lower()}.",
        missing=f"A lesson that is: {' or '.join(LessonState(each).label.lower() for each in wanted)}.",
        cure=PMO,
        path="A lesson is captured, curated, validated, published, then built into the method or retired.",
    )


def somebody_else_validates(actor_id: int | None, author: int, curator: int | None) -> Unmet | None:
    """Require that who validates a lesson neither wrote nor curated it (SOD-04)."""
    if actor_id is None or actor_id not in {author, curator}:
        return None
    return Unmet(
        rule="somebody_else_validates",
        sentence="Nobody validates a lesson that they wrote or put into general words.",
        missing="Somebody else who may.",
        cure="Another person of the PMO, an executive, a resource manager or an auditor",
        path="Ask one of them.",
    )


def lesson_names_nobody(words: Collection[str], names: Collection[str]) -> Unmet | None:
    """Require that what everybody of the house reads names neither the project nor anybody on it: no blame."""
    told = " ".join(words).casefold()
    named = sorted({name for name in names if name.strip() and name.casefold() in told})
    if not named:
        return None
    return Unmet(
        rule="lesson_names_nobody",
        sentence="A published lesson is read by people who do not see the project, and blames nobody.",
        missing=f"Words that do not name {' or '.join(named)}.",
        cure=PMO,
        path="Curate it: put it into words that hold anywhere.",
        field="title",
    )


def lesson_is_another_one(lesson: int, other: int) -> Unmet | None:
    """Require two lessons for one to be a duplicate of the other."""
    if lesson != other:
        return None
    return Unmet(
        "lesson_is_another_one", "A lesson is no duplicate of itself.", "Another lesson.", "You", "Choose one."
    )


def decision_is_known(decision: str) -> Unmet | None:
    """Require one of the four answers."""
    if decision in Disposition.values:
        return None
    return Unmet(
        rule="decision_is_known",
        sentence="A lesson is applied, applied differently, found not to apply, or put off.",
        missing=f"One of: {', '.join(Disposition.values)}.",
        cure="You",
        path="Choose one.",
        field="decision",
    )


def lesson_is_proposed(*, proposed: bool) -> Unmet | None:
    """Require a published lesson of another project."""
    if proposed:
        return None
    return Unmet(
        rule="lesson_is_proposed",
        sentence="A project disposes of published lessons that others learnt.",
        missing="A published lesson of another project.",
        cure="You",
        path="Choose one of those that are proposed, or of the published ones.",
        field="lesson",
    )


def used_lesson_names_its_object(decision: str, objects: int) -> Unmet | None:
    """Require that a lesson that is used names what came of it: a risk, a milestone or a decision."""
    if decision not in USED or objects == 1:
        return None
    return Unmet(
        rule="used_lesson_names_its_object",
        sentence="A lesson that is applied leaves something: a risk, a milestone or a decision of this project.",
        missing="What came of it, one of the three.",
        cure="The project manager",
        path="Record the risk, the milestone or the decision first, then name it here.",
        field="risk",
    )


def object_is_of_the_project(*, same: bool) -> Unmet | None:
    """Require that what came of a lesson belongs to the project that applies it."""
    if same:
        return None
    return Unmet(
        rule="object_is_of_the_project",
        sentence="What came of a lesson stands on the project that applies it.",
        missing="A risk, milestone or decision of this project.",
        cure="You",
        path="Choose one of this project.",
        field="risk",
    )


def nothing_contradicts_nothing(lessons: int) -> Unmet | None:
    """Require that no lesson is recorded where somebody signs that there is none."""
    if not lessons:
        return None
    return Unmet(
        rule="nothing_contradicts_nothing",
        sentence="Lessons of this project are on record; that there is none is not true.",
        missing="Nothing.",
        cure="Nobody",
        path="The lessons that are there suffice for closing.",
    )


def nothing_is_signed_once(*, signed: bool) -> Unmet | None:
    """Require that it was not signed yet."""
    if not signed:
        return None
    return Unmet("nothing_is_signed_once", "It is signed already.", "Nothing.", "Nobody", "Leave it as it is.")


def adjustment_is_kept_once(*, kept: bool) -> Unmet | None:
    """Require that no lesson keeps the adjustment yet."""
    if not kept:
        return None
    return Unmet(
        "adjustment_is_kept_once",
        "A lesson keeps this adjustment already.",
        "An adjustment that no lesson keeps.",
        "Nobody",
        "Open the lesson.",
    )
