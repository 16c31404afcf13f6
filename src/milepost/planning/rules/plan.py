"""What must hold before a plan is proposed as the baseline: its work, its logic, its dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Unmet

MISSING_LOGIC_SHARE = Decimal("0.05")  # schedule.logic.missing
MOST_NAMED = 8
THE_PM = "The project manager"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of work, as far as a baseline asks."""

    name: str
    has_owner: bool
    has_definition: bool
    has_estimate: bool
    start: date | None
    finish: date | None
    waits: bool
    holds: bool
    float_minutes: int | None


def leaves_are_whole(leaves: Sequence[Leaf]) -> Iterator[Unmet]:
    """Require work, and of every piece an owner, what counts as done, and an estimate."""
    if not leaves:
        yield Unmet(
            rule="plan_has_work",
            sentence="A plan says what is to be done.",
            missing="At least one item of work.",
            cure=THE_PM,
            path="Add the work, one item a row, or paste rows from a spreadsheet.",
        )
    yield from _each("leaf_has_owner", [x for x in leaves if not x.has_owner], "an owner")
    yield from _each("leaf_has_definition_of_done", [x for x in leaves if not x.has_definition], "what counts as done")
    yield from _each("leaf_has_estimate", [x for x in leaves if not x.has_estimate], "an estimate of hours")


def dangling(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the pieces that wait for nothing or hold nothing, but for the first to start and the last to finish."""
    first = min((x for x in leaves if not x.waits), key=_start, default=None)
    last = max((x for x in leaves if not x.holds), key=_finish, default=None)
    return [x for x in leaves if (not x.waits and x is not first) or (not x.holds and x is not last)]


def logic_is_complete(leaves: Sequence[Leaf], explanation: str) -> Unmet | None:
    """Require that no more than 5 % of the work hangs in the air, unless somebody explains why."""
    loose = dangling(leaves)
    if not leaves or Decimal(len(loose)) / len(leaves) <= MISSING_LOGIC_SHARE or explanation.strip():
        return None
    return Unmet(
        rule="logic_is_complete",
        sentence="At most 5 % of the work has no predecessor or no successor.",
        missing=f"Links of {len(loose)} of {len(leaves)}: {named([x.name for x in loose])}; or why there are none.",
        cure=THE_PM,
        path="Type what each waits for, or explain in a sentence why the plan holds without.",
        field="logic_explanation",
    )


def deadlines_are_feasible(leaves: Sequence[Leaf], acceptance: str) -> Unmet | None:
    """Require that every deadline can be met, unless it is recorded who accepts that it cannot."""
    late = [x for x in leaves if x.float_minutes is not None and x.float_minutes < 0]
    if not late or acceptance.strip():
        return None
    return Unmet(
        rule="deadlines_are_feasible",
        sentence="The plan meets its deadlines, or it is recorded who accepts that it does not.",
        missing=f"Time for: {named([x.name for x in late])}; or the acceptance.",
        cure=THE_PM,
        path="Shorten the path or move the deadline; else record who accepted it, and when.",
        field="deadline_acceptance",
    )


def plan_is_as_proposed(*, proposed: str, present: str) -> Unmet | None:
    """Require that what is approved is what was proposed: not one byte differs."""
    if proposed == present:
        return None
    return Unmet(
        rule="plan_is_as_proposed",
        sentence="What is approved is what was proposed.",
        missing="Something changed since: a document, the register, a cost, the work list.",
        cure=THE_PM,
        path="Return the plan; the project manager proposes it again as it stands now.",
    )


def planning_has_begun(*, initiating: bool) -> Unmet | None:
    """Require that the project was let into planning: until then a plan is a draft."""
    if not initiating:
        return None
    return Unmet(
        rule="planning_has_begun",
        sentence="A plan is baselined once the project was found ready for planning; until then it is a draft.",
        missing="The decision at the gate Ready for Planning.",
        cure=THE_PM,
        path="Ask for the gate; go on drafting meanwhile.",
    )


def plan_waits(*, waits: bool) -> Unmet | None:
    """Require that a proposed plan was not decided or withdrawn yet."""
    if waits:
        return None
    return Unmet(
        rule="plan_waits",
        sentence="This plan was decided or withdrawn already.",
        missing="A plan that waits for approval.",
        cure=THE_PM,
        path="Propose the plan as it stands now.",
    )


def plan_is_baselined(number: int | None) -> Unmet | None:
    """Require an approved plan where a change is made to it."""
    if number is not None:
        return None
    return Unmet(
        rule="plan_is_baselined",
        sentence="There is no approved plan to change yet.",
        missing="An approved plan.",
        cure=THE_PM,
        path="Change the draft itself; no change request is needed before the plan is approved.",
    )


def first_baseline_is_the_plans(*, native: bool, has_work: bool) -> Unmet | None:
    """Require that a project with a work list promises its whole plan, and not its ends alone."""
    if not (native and has_work):
        return None
    return Unmet(
        rule="first_baseline_is_the_plans",
        sentence="A project with a method and a work list promises its whole plan: six sections under one hash.",
        missing="The plan, proposed and approved.",
        cure="The project manager proposes, the sponsor or an executive approves",
        path="Propose the plan; its dates become the baseline when it is approved.",
    )


def plan_moves_by_request(number: int | None) -> Unmet | None:
    """Require that an approved plan is replaced through a change request, which tells everybody it touches first."""
    if number is None:
        return None
    return Unmet(
        rule="plan_moves_by_request",
        sentence="An approved plan is moved by an approved change request, and by nothing else.",
        missing=f"A change request against baseline {number}.",
        cure="The project manager asks; who may approve it decides",
        path="Raise a change request: it finds out who must be told, and makes the new baseline when it takes effect.",
    )


def named(names: Collection[str]) -> str:
    """Return names in a sentence, the first few of many."""
    shown = list(names)[:MOST_NAMED]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _each(rule: str, wanting: Sequence[Leaf], what: str) -> Iterator[Unmet]:
    if wanting:
        yield Unmet(
            rule=rule,
            sentence=f"Every piece of work has {what}.",
            missing=f"{what[0].upper()}{what[1:]} of: {named([x.name for x in wanting])}.",
            cure=THE_PM,
            path="Open each of them on the work list and type it in.",
        )


def _start(leaf: Leaf) -> tuple[date, str]:
    return (leaf.start or date.max, leaf.name)


def _finish(leaf: Leaf) -> tuple[date, str]:
    return (leaf.finish or date.min, leaf.name)
