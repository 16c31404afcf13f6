"""What is still open between a project and those outside it: the client, its suppliers, and who lent to it."""

from __future__ import annotations

from milepost.closing.conditions.shape import Open
from milepost.closing.queries.acceptance import acceptance_standing
from milepost.closing.queries.returns import returns_standing
from milepost.finance import queries as finance
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.projects.models import Project
from milepost.suppliers.choices import ContractState
from milepost.suppliers.queries import ContractLine, contracts_standing

EVALUATED = (ContractState.EVALUATED.value, ContractState.FINAL_ACCOUNT.value)
NO_CONTRACT = NotApplicable("The project has no contract.")


def deliverables(project: Project) -> Open:
    """Return the deliverables that the client has not accepted, and conditions that are not met."""
    found = acceptance_standing(project.pk)
    if not found.deliverables:
        return Known(("no deliverable is recorded",))
    waiting = (f"{found.open_conditions} condition(s) of an acceptance",) if found.open_conditions else ()
    return Known((*found.missing, *waiting))


def acceptance(project: Project) -> Open:
    """Return what is missing until the client has accepted the project as a whole."""
    accepted = acceptance_standing(project.pk).project_accepted
    return Known(() if accepted else ("the client's signature under the project",))


def evaluations(project: Project) -> Open:
    """Return the contracts whose supplier is not evaluated; one that was ended early is settled instead."""
    lines = contracts_standing(project.pk).lines
    return _of(lines, tuple(each for each in lines if not (each.over or each.state in EVALUATED)))


def contracts(project: Project) -> Open:
    """Return the contracts that are not over."""
    found = contracts_standing(project.pk)
    return _of(found.lines, found.open_contracts)


def returns(project: Project) -> Open:
    """Return what the project holds and has not given back."""
    return Known(tuple(str(each.name) for each in returns_standing(project.pk).open_lines))


def commitments(project: Project) -> Open:
    """Return the money that contracts still bind; unknown while it is not known what was spent."""
    outlook = finance.costs_of([project.pk])[project.pk].outlook
    if outlook is None or outlook.actual_cost is None:
        return Unknown("What was spent is not recorded.")
    bound = contracts_standing(project.pk).open_commitment
    return Known((f"{bound:,.2f} {project.currency} of contracts",) if bound else ())


def _of(every: tuple[ContractLine, ...], still_open: tuple[ContractLine, ...]) -> Open:
    return Known(tuple(f"{each.code} {each.name}" for each in still_open)) if every else NO_CONTRACT
