"""A policy says why, in clauses, to whom, until it is looked at again; and every obligation serves one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.methods.definition import Method, Policy
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, placed


def _lacking(name: str, lacks: Callable[[Policy], bool], wrong: str, cure: str) -> Callable[[Method], Iterator[Spot]]:
    def look(method: Method) -> Iterator[Spot]:
        for path, policy in placed(method.policies, "policies"):
            if lacks(policy):
                yield Spot(f"{path}.{name}", f"The policy `{policy.code}` {wrong}.", cure)

    return look


def _serving_nothing(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if not duty.clause:
            yield Spot(
                f"{path}.clause",
                f"No policy says why `{duty.code}` is due: it is a candidate for deletion.",
                "Name the clause that it serves, or remove it.",
            )


def _served_by_nothing(method: Method) -> Iterator[Spot]:
    served = {each.clause for each in method.obligations}
    for path, policy in placed(method.policies, "policies"):
        for place, clause in placed(policy.clauses, f"{path}.clauses"):
            if f"{policy.code}.{clause.code}" not in served:
                yield Spot(
                    place,
                    f"No obligation carries out the clause `{policy.code}.{clause.code}`.",
                    "Let an obligation serve it, or remove it.",
                )


def _beyond_the_audience(method: Method) -> Iterator[Spot]:
    policies = by_code(method.policies)
    for path, duty in placed(method.obligations, "obligations"):
        policy = policies.get(duty.clause.partition(".")[0])
        if policy and policy.audience and duty.role and duty.role not in policy.audience:
            yield Spot(
                f"{path}.clause",
                f"`{duty.role}` owes `{duty.code}` under the policy `{policy.code}`, of whose audience it is no part.",
                "Add the role to the audience.",
            )


POLICY_HAS_OBJECTIVE = Rule(
    "policy_has_objective",
    "Every policy says what it is for.",
    ERROR,
    _lacking(
        "objective", lambda each: not each.objective.strip(), "does not say what it is for", "Name its objective."
    ),
)
POLICY_HAS_CLAUSES = Rule(
    "policy_has_clauses",
    "Every policy has clauses.",
    ERROR,
    _lacking("clauses", lambda each: not each.clauses, "has no clauses", "Write what it demands, in numbered clauses."),
)
POLICY_HAS_AUDIENCE = Rule(
    "policy_has_audience",
    "Every policy names whom it binds.",
    ERROR,
    _lacking("audience", lambda each: not each.audience, "binds nobody", "Name the roles that must know it."),
)
POLICY_IS_REVIEWED = Rule(
    "policy_is_reviewed",
    "Every policy is looked at again after some months.",
    ERROR,
    _lacking(
        "review_months", lambda each: not each.review_months, "is never looked at again", "Name the months until then."
    ),
)
POLICY_REACHES_WHOM_IT_BINDS = Rule(
    "policy_reaches_whom_it_binds",
    "Who owes something under a policy is part of its audience.",
    WARNING,
    _beyond_the_audience,
)
DUTY_SERVES_A_CLAUSE = Rule(
    "duty_serves_a_clause", "Every obligation serves a clause of a policy.", WARNING, _serving_nothing
)
CLAUSE_IS_SERVED = Rule("clause_is_served", "An obligation carries out every clause.", WARNING, _served_by_nothing)
