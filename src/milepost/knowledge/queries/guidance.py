"""Questions about questions: who sees them, what waits, how they were answered, and which answers others are shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, F, Q, QuerySet

from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.measure import Known, NotApplicable, Result
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.knowledge.choices import QuestionState
from milepost.knowledge.models import GuidanceAnswer, GuidanceRequest
from milepost.methods import queries as methods
from milepost.people import queries as people
from milepost.people.choices import PMO
from milepost.projects import queries as projects

ARTEFACT, PHASE = "artefact", "phase"
FOUR_PLACES = Decimal("0.0001")
Choices = list[tuple[str, str | list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the method: a phase, or an artefact type in its phase; all empty for no step."""

    artefact_type_code: str = ""
    artefact_type_name: str = ""
    phase_code: str = ""
    phase_name: str = ""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer as its readers see it."""

    number: int
    text: str
    reason: str
    name: str
    at: datetime
    usefulness: int | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer that is shown to whoever comes to its step; `project` is empty for a reader who does not see it."""

    question_id: int
    heading: str
    step: str
    text: str
    answered_at: datetime
    usefulness: int | None
    project: str


@dataclass(frozen=True, slots=True)
class AnswerLevels:
    """How the PMO kept its promise to answer: answers, those after their date, waiting, waiting past their date."""

    answered: int
    late: int
    waiting: int
    overdue: int

    @property
    def on_time_share(self) -> Result[Decimal]:
        """Return the share of the answers due so far that came by their date."""
        due = self.answered + self.overdue
        if not due:
            return NotApplicable("No answer was due yet.")
        return Known((Decimal(self.answered - self.late) / due).quantize(FOUR_PLACES))


def visible_to(actor: Actor) -> QuerySet[GuidanceRequest]:
    """Return the questions that `actor` sees: all for who oversees, else those of their projects and their own."""
    if people.oversees(actor):
        return GuidanceRequest.objects.all()
    own = Q(project=None, asked_by=actor.person_id or 0)
    return GuidanceRequest.objects.filter(own | Q(project__in=projects.visible_to(actor)))


def reads_shown_answers(actor: Actor) -> bool:
    """Return whether `actor` belongs to the house: by a post, or by a part on a project that is no outsider's."""
    return bool(roles_at(actor, ORGANISATION, clock.now())) or projects.visible_to(actor).exists()


def questions_waiting(person_id: int, posts: Roles, overseen: Collection[int]) -> QuerySet[GuidanceRequest] | None:
    """Return the questions that a person may answer, None when there can be none and nothing need be asked."""
    if not posts & PMO and not overseen:
        return None
    waiting = GuidanceRequest.objects.filter(state=QuestionState.WAITING).exclude(asked_by=person_id)
    return waiting if posts & PMO else waiting.filter(project__in=overseen)


def answer_levels() -> AnswerLevels:
    """Return how the PMO kept its promise to answer so far, with one query beside the calendar's."""
    today = people.local_date(clock.now())
    answered, waiting = Q(state=QuestionState.ANSWERED), Q(state=QuestionState.WAITING)
    told = GuidanceRequest.objects.aggregate(
        answered=Count("pk", filter=answered),
        late=Count("pk", filter=answered & Q(first_answered_on__gt=F("due_date"))),
        waiting=Count("pk", filter=waiting),
        overdue=Count("pk", filter=waiting & Q(due_date__lt=today)),
    )
    return AnswerLevels(**told)


def present_answer(question_id: int) -> GuidanceAnswer | None:
    """Return the latest answer to a question, as it stands in the database."""
    return GuidanceAnswer.objects.filter(question=question_id).order_by("-number").first()


def present_answers(question_ids: Collection[int], moment: datetime | None = None) -> dict[int, GuidanceAnswer]:
    """Return the latest answer to each question, now or as known at `moment`, with one query."""
    told = records(GuidanceAnswer, moment, question_id__in=list(question_ids))
    return {each.question_id: each for each in sorted(told, key=lambda each: each.number)}


def answers_to(question_id: int, moment: datetime | None = None) -> list[GivenAnswer]:
    """Return every answer to a question, the latest first, now or as known at `moment`."""
    told = sorted(records(GuidanceAnswer, moment, question_id=question_id), key=lambda each: -each.number)
    known = people.people({each.answered_by_id for each in told}, moment)
    return [
        GivenAnswer(
            number=each.number,
            text=each.text,
            reason=each.reason,
            name=known[each.answered_by_id].name if each.answered_by_id in known else "",
            at=each.answered_at,
            usefulness=each.usefulness,
            superseded=place > 0,
        )
        for place, each in enumerate(told)
    ]


def shown_answers(reader: Actor, moment: datetime | None = None) -> list[ShownAnswer]:
    """Return every answer that is shown to others, by step; a project that `reader` does not see is not named."""
    return _shown(reader, _promoted(moment), moment)


def answers_for(
    reader: Actor, artefact_type_code: str, phase_code: str, *, but: int = 0, moment: datetime | None = None
) -> list[ShownAnswer]:
    """Return the answers shown at a step: those of the same artefact type, else of the same phase."""
    if artefact_type_code:
        narrowed = {"artefact_type_code": artefact_type_code}
    elif phase_code:
        narrowed = {"phase_code": phase_code}
    else:
        return []
    return _shown(reader, [each for each in _promoted(moment, **narrowed) if each.pk != but], moment)


def answers_by_step(
    reader: Actor, artefact_type_codes: Collection[str], moment: datetime | None = None
) -> dict[str, tuple[ShownAnswer, ...]]:
    """Return the answers shown at many steps, by the code of the artefact type, with as many queries as for one."""
    if not artefact_type_codes:
        return {}
    asked = [each for each in _promoted(moment) if each.artefact_type_code in artefact_type_codes]
    codes = {each.pk: each.artefact_type_code for each in asked}
    found: dict[str, tuple[ShownAnswer, ...]] = {}
    for each in _shown(reader, asked, moment):
        found[codes[each.question_id]] = (*found.get(codes[each.question_id], ()), each)
    return found


def shown_count(step: str) -> int:
    """Return how many answers are shown at a step named as in `step_choices`."""
    named = named_step(step)
    if not any(named.values()):
        return 0
    narrowed = {name: code for name, code in named.items() if code}
    return GuidanceRequest.objects.filter(promoted_at__isnull=False, **narrowed).count()


def _promoted(moment: datetime | None, **equal: str) -> list[GuidanceRequest]:
    if moment is None:
        return list(GuidanceRequest.objects.filter(promoted_at__isnull=False, **equal))
    return [each for each in records(GuidanceRequest, moment, **equal) if each.promoted_at is not None]


def _shown(reader: Actor, questions: list[GuidanceRequest], moment: datetime | None) -> list[ShownAnswer]:
    if not questions:
        return []
    answers = present_answers([each.pk for each in questions], moment)
    asking = {each.project_id for each in questions if each.project_id is not None}
    seen = {each.pk: str(each) for each in projects.visible_to(reader).filter(pk__in=asking)}
    shown = [
        ShownAnswer(
            question_id=each.pk,
            heading=each.shown_as,
            step=each.artefact_type_name or each.phase_name,
            text=answers[each.pk].text,
            answered_at=answers[each.pk].answered_at,
            usefulness=answers[each.pk].usefulness,
            project=seen.get(each.project_id or 0, ""),
        )
        for each in questions
    ]
    return sorted(shown, key=lambda each: (each.step, each.heading, each.question_id))


def named_step(step: str) -> dict[str, str]:
    """Return the codes in the name of a step, as the form offers it, by what the action calls them."""
    kind, _, code = step.partition(":")
    return {
        "artefact_type_code": code if kind == ARTEFACT else "",
        "phase_code": code if kind == PHASE else "",
    }


def step_choices() -> Choices:
    """Return the steps of the method in force, artefact types below their phases; only the empty one without it."""
    choices: Choices = [("", "No step of the method")]
    for name, steps in groupby(_steps(), key=lambda each: each.phase_name):
        choices.append((name, [_offered(each) for each in steps]))
    return choices


def step_at_stage(stage: str) -> str:
    """Return the name of the step that is the phase of a project's stage, empty where the method has no such phase."""
    known = any(each.phase_code == stage for each in _steps())
    return f"{PHASE}:{stage}" if known else ""


def step_of(artefact_type_code: str, phase_code: str) -> Step | None:
    """Return the step of the method in force that these codes name, None where it has no such step."""
    if not artefact_type_code and not phase_code:
        return Step()
    for each in _steps():
        same_phase = phase_code == each.phase_code or (bool(artefact_type_code) and not phase_code)
        if each.artefact_type_code == artefact_type_code and same_phase:
            return each
    return None


def _offered(step: Step) -> tuple[str, str]:
    if step.artefact_type_code:
        return f"{ARTEFACT}:{step.artefact_type_code}", step.artefact_type_name
    return f"{PHASE}:{step.phase_code}", f"{step.phase_name} as a whole"


def _steps() -> list[Step]:
    """Return every step of the method in force in its order: each phase, then its artefact types."""
    version = methods.version_in_force(people.local_date(clock.now()))
    if version is None:
        return []
    method, steps = methods.definition_of(version.pk), []
    for phase in method.phases:
        steps.append(Step(phase_code=phase.code, phase_name=phase.name))
        kinds = (each for each in method.artefact_types if each.phase == phase.code)
        steps.extend(Step(each.code, each.name, phase.code, phase.name) for each in kinds)
    return steps
