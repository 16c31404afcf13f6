"""A lesson says who does what, is validated by another, names nobody, and must be answered by similar projects."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from milepost.closing import actions as closing
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.measure import Known
from milepost.knowledge import actions, queries, rules
from milepost.knowledge.choices import Disposition
from milepost.knowledge.models import Lesson, LessonDisposition
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.models import Project
from milepost.risks import actions as risks
from milepost.risks.models import Risk
from tests.suites.ground.world import World
from tests.suites.samples.ending.closing import asked
from tests.suites.samples.knowledge import another, captured, curated, general, learnt, published, validated
from tests.suites.samples.risks import cared_for

ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST, PostRole.DIRECTOR, PostRole.EXECUTIVE


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def similar(world: World, purpose: str = "Import lorries through customs") -> Project:
    project = another(world)
    Project.objects.filter(pk=project.pk).update(purpose=purpose)
    return Project.objects.get(pk=project.pk)


def a_risk(world: World, project: Project) -> Risk:
    return risks.raise_risk(world.actor("pm"), project, **cared_for(world))


@pytest.mark.parametrize(
    "words",
    [
        "Communicate better",
        "Communicate better with the planners",
        "Be more careful next time",
        "Better planning of goods",
        "Order",
        "",
    ],
)
def test_a_recommendation_that_is_no_act_is_refused(words: str) -> None:
    told = rules.recommendation_is_an_act(words)
    assert told is not None
    assert told.rule == "recommendation_is_an_act"


@pytest.mark.parametrize("words", ["Order the network line before signing", "Book: two cranes at least"])
def test_a_recommendation_that_begins_with_what_is_done_holds(words: str) -> None:
    assert rules.recommendation_is_an_act(words) is None


@pytest.mark.parametrize("who", ["", "  ", "all", "Everybody", "x"])
def test_what_is_everybodys_is_nobodys(who: str) -> None:
    assert rules.lesson_has_an_addressee(who) is not None
    assert rules.lesson_has_an_addressee("procurement") is None


def test_a_lesson_without_act_addressee_or_figure_is_refused_with_all_that_is_missing(world: World) -> None:
    told = learnt(world) | {"recommendation": "Communicate better", "addressee": "all", "effect_days": None}
    refusal = refused("recommendation_is_an_act", actions.capture_lesson, world.actor("pm"), world.project, **told)
    assert [each.rule for each in refusal.unmet] == [
        "recommendation_is_an_act",
        "lesson_has_an_addressee",
        "effect_is_quantified",
    ]
    assert not Lesson.objects.exists()


def test_an_unknown_effect_is_an_answer_with_its_reason_and_zero_is_a_figure() -> None:
    assert rules.effect_is_quantified(None, None, "Nobody counted the calls") is None
    assert rules.effect_is_quantified(Decimal(0), None, "") is None
    assert rules.effect_is_quantified(None, None, " ") is not None


def test_a_lesson_carries_what_of_its_project_is_compared_later(world: World) -> None:
    lesson = captured(world)
    project = world.project
    assert (lesson.project_class, lesson.category, lesson.phase_code) == (
        project.project_class, project.category, project.stage,
    )  # fmt: skip
    assert (lesson.tags, lesson.currency) == (["import", "customs"], "EUR")


@pytest.mark.parametrize("role", ["client_signatory", "partner", "nobody", "administrator"])
def test_outsiders_record_no_lesson(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.capture_lesson(world.actor(role), world.project, **learnt(world))


def test_nobody_validates_what_they_wrote_or_curated(world: World) -> None:
    lesson = actions.capture_lesson(world.actor(DIRECTOR), world.project, **learnt(world))
    actions.curate_lesson(world.actor(ANALYST), lesson, **general(world))
    refused("somebody_else_validates", actions.validate_lesson, world.actor(DIRECTOR), lesson)
    refused("somebody_else_validates", actions.validate_lesson, world.actor(ANALYST), lesson)
    actions.validate_lesson(world.actor(EXECUTIVE), lesson)
    assert lesson.validated_by == world.people[EXECUTIVE]


def test_a_lesson_goes_step_by_step(world: World) -> None:
    lesson, analyst = captured(world), world.actor(ANALYST)
    refused("lesson_is_in", actions.validate_lesson, world.actor(DIRECTOR), lesson)
    refused("lesson_is_in", actions.publish_lesson, analyst, lesson)
    refused("lesson_is_in", actions.embed_lesson, analyst, lesson, embedded_in="Method 1.1.0")
    done = published(world)
    refused("lesson_is_in", actions.curate_lesson, analyst, done, **general(world))
    refused("lesson_is_in", actions.merge_lesson, analyst, done, into=lesson, reason="The same")
    actions.embed_lesson(analyst, done, embedded_in="Method 1.1.0")
    actions.retire_lesson(analyst, done, reason="The method says it")
    refused("lesson_is_in", actions.retire_lesson, analyst, done, reason="Again")


@pytest.mark.parametrize("named", ["P-1", "Project P-1", "The member"])
def test_a_published_lesson_names_neither_the_project_nor_anybody_on_it(world: World, named: str) -> None:
    told = general(world) | {"happened": f"On {named} two deliveries waited."}
    lesson = captured(world)
    actions.curate_lesson(world.actor(ANALYST), lesson, **told)
    actions.validate_lesson(world.actor(DIRECTOR), lesson)
    refusal = refused("lesson_names_nobody", actions.publish_lesson, world.actor(ANALYST), lesson)
    assert named in refusal.unmet[0].missing


def test_a_duplicate_retires_into_the_other_and_never_into_itself(world: World) -> None:
    first, second, analyst = captured(world), captured(world), world.actor(ANALYST)
    refused("lesson_is_another_one", actions.merge_lesson, analyst, second, into=second, reason="The same")
    actions.merge_lesson(analyst, second, into=first, reason="Said before")
    assert (second.state, second.duplicate_of) == ("retired", first)


def test_points_are_given_for_what_is_shared_and_each_says_why() -> None:
    project = rules.Traits("B", "Import", frozenset(), rules.words_of("Bring lorries through customs"))
    near = rules.Traits("B", "Import", frozenset({"customs"}), rules.words_of("Lorries waited"))
    told = rules.nearness(project, near)
    assert told.points == 2 + 5 + 3 + 1
    assert told.reasons == ("same class B", "same category Import", "tag customs", "word lorries")
    far = rules.Traits("B", "Digital", frozenset({"payroll"}), rules.words_of("Salaries late"))
    assert (rules.nearness(project, far).points, rules.nearness(project, far).is_near) == (2, False)


def test_the_five_nearest_published_lessons_of_others_are_proposed_nearest_first(world: World) -> None:
    project = similar(world)
    lessons = [published(world, title=f"Papers of lorries, part {number}") for number in range(6)]
    near = published(world, title="Import of lorries by customs", tags="import, customs")
    validated(world)
    told = queries.nearest_lessons(project)
    assert len(told) == 5
    assert told[0][0] == near
    assert {each.pk for each, _ in told[1:]} <= {each.pk for each in lessons}
    assert [each.pk for each, _ in queries.nearest_lessons(project)] == [each.pk for each, _ in told], "deterministic"
    assert queries.nearest_lessons(world.project) == [], "a project does not learn from itself"


def test_a_lesson_that_shares_nothing_is_not_proposed(world: World) -> None:
    published(world)
    assert queries.undispositioned(similar(world, purpose="Renew the payroll")) == []


def test_a_gate_is_told_of_each_near_lesson_until_something_is_said_of_it(world: World) -> None:
    project, lesson = similar(world), published(world)
    assert queries.undispositioned(project) == [lesson]
    told = {"lesson": lesson, "decision": Disposition.DEFER, "reason": "Decided with the work plan"}
    actions.dispose_lesson(world.actor("pm"), project, **told)
    assert queries.undispositioned(project) == []


@pytest.mark.parametrize("decision", [Disposition.APPLY, Disposition.ADAPT])
def test_a_lesson_that_is_used_names_what_came_of_it_on_this_project(world: World, decision: str) -> None:
    project, lesson, pm = similar(world), published(world), world.actor("pm")
    told: dict[str, Any] = {"lesson": lesson, "decision": decision, "reason": "We import too"}
    refused("used_lesson_names_its_object", actions.dispose_lesson, pm, project, **told)
    elsewhere = a_risk(world, world.project)
    refused("object_is_of_the_project", actions.dispose_lesson, pm, project, **told, risk=elsewhere)
    milestone = planning.add_milestone(pm, project, name="Papers in")
    own = a_risk(world, project)
    refused("used_lesson_names_its_object", actions.dispose_lesson, pm, project, **told, risk=own, milestone=milestone)
    said = actions.dispose_lesson(pm, project, **told, milestone=milestone)
    assert said.milestone == milestone


@pytest.mark.parametrize("decision", Disposition.values)
def test_no_lesson_is_dispositioned_without_a_reason(world: World, decision: str) -> None:
    told = {"lesson": published(world), "decision": decision, "reason": " "}
    refused("act_has_a_reason", actions.dispose_lesson, world.actor("pm"), similar(world), **told)


def test_a_disposition_is_said_anew_and_there_is_one_a_lesson(world: World) -> None:
    project, lesson, pm = similar(world), published(world), world.actor("pm")
    actions.dispose_lesson(pm, project, lesson=lesson, decision=Disposition.DEFER, reason="Later")
    actions.dispose_lesson(
        pm, project, lesson=lesson, decision=Disposition.NOT_APPLICABLE, reason="No import after all"
    )
    assert [each.decision for each in LessonDisposition.objects.all()] == ["not_applicable"]


def test_only_published_lessons_of_others_are_dispositioned(world: World) -> None:
    pm = world.actor("pm")
    told = {"decision": Disposition.NOT_APPLICABLE, "reason": "No import"}
    refused("lesson_is_proposed", actions.dispose_lesson, pm, similar(world), lesson=curated(world), **told)
    refused("lesson_is_proposed", actions.dispose_lesson, pm, world.project, lesson=published(world), **told)
    told["decision"] = "perhaps"
    refused("decision_is_known", actions.dispose_lesson, pm, similar(world), lesson=published(world), **told)


@pytest.mark.parametrize("role", ["member", "sponsor", "pmo_analyst", "pmo_director", "nobody"])
def test_only_who_leads_says_what_the_project_does(world: World, role: str) -> None:
    told = {"lesson": published(world), "decision": Disposition.DEFER, "reason": "Later"}
    with pytest.raises(NotPermitted):
        actions.dispose_lesson(world.actor(role), similar(world), **told)


def test_a_recurrence_tells_whether_the_lesson_had_been_applied(world: World) -> None:
    project, lesson, pm = similar(world), published(world), world.actor("pm")
    unsaid = actions.record_recurrence(pm, project, lesson=lesson, happened="Ours waited too")
    assert unsaid.ignored, "nothing was said of it"
    actions.dispose_lesson(pm, project, lesson=lesson, decision=Disposition.NOT_APPLICABLE, reason="No import")
    assert actions.record_recurrence(pm, project, lesson=lesson, happened="Ours waited too").ignored
    told = {"lesson": lesson, "decision": Disposition.APPLY, "reason": "We learnt", "risk": a_risk(world, project)}
    actions.dispose_lesson(pm, project, **told)
    assert not actions.record_recurrence(pm, project, lesson=lesson, happened="Even so").ignored
    seen = queries.published_lessons(world.actor("member"))
    assert [(each.used, each.recurred) for each in seen] == [(1, 3)]


def test_closing_asks_for_a_lesson_or_a_signature_and_not_for_both(world: World) -> None:
    project, pm = world.project, world.actor("pm")
    assert queries.lessons_filed(project).value
    actions.sign_nothing_learnt(pm, project, reason="It was stopped in its first week")
    assert queries.lessons_filed(project) == Known(())
    refused("nothing_is_signed_once", actions.sign_nothing_learnt, pm, project, reason="Again")
    other = another(world)
    lesson = actions.capture_lesson(pm, other, **learnt(world))
    assert queries.lessons_filed(other) == Known(())
    refused("nothing_contradicts_nothing", actions.sign_nothing_learnt, pm, other, reason="None")
    actions.retire_lesson(world.actor(ANALYST), lesson, reason="Wrong")
    assert queries.lessons_filed(other).value, "a lesson that was retired is none"


def test_an_adjustment_is_kept_once_and_not_when_it_was_rejected(world: World) -> None:
    adjustment, analyst = asked(world), world.actor(ANALYST)
    told = {
        "recommendation": "Plan ten days more for customs",
        "addressee": "planners",
        "effect": "Late",
        "effect_days": 10,
    }
    lesson = actions.keep_adjustment(analyst, adjustment, **told)
    assert (lesson.source, lesson.adjustment) == ("review", adjustment)
    refused("adjustment_is_kept_once", actions.keep_adjustment, analyst, adjustment, **told)
    closing.reject_adjustment(world.actor(EXECUTIVE), adjustment, reason="Not worth it")
    refused("adjustment_was_not_rejected", actions.keep_adjustment, analyst, adjustment, **told)


def test_the_record_of_a_lesson_is_seen_by_its_project_and_its_words_by_the_house(world: World) -> None:
    published(world)
    for role in ("pm", "member", "sponsor", "pmo_analyst", "auditor"):
        assert queries.lessons_visible_to(world.actor(role)).exists()
    for role in ("client_signatory", "partner", "nobody", "administrator"):
        assert not queries.lessons_visible_to(world.actor(role)).exists()
    told = queries.published_lessons(world.actor("administrator"))
    assert [(each.lesson.title, each.project) for each in told] == [(learnt(world)["title"], "")]
    assert queries.published_lessons(world.actor("pm"), "customs papers")[0].project == "P-1 Project P-1"
    assert queries.published_lessons(world.actor("pm"), "payroll") == []
