"""The beginning of a project: it is registered, staffed, planned, and makes its first promise."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast import organisation as house
from milepost.demo.cast import people as cast
from milepost.demo.shapes import Plot
from milepost.demo.telling.money import rounded, spread, thousands
from milepost.demo.telling.narrator import MACHINE, Narrator
from milepost.demo.telling.story import Story
from milepost.demo.telling.strand import Strand
from milepost.finance import actions as finance
from milepost.finance.choices import BenefitKind, CostKind
from milepost.planning import actions as planning
from milepost.projects import actions as projects
from milepost.projects.choices import Origin, RoleOnProject, Stage, Standing
from milepost.reporting import actions as reporting
from milepost.risks import actions as risks
from milepost.risks.choices import RiskResponse

RESERVE = Decimal("0.08")
NEWEST = 2
"""Projects that begin in this month or later are registered by the PMO; older ones come over by an import."""
WEIGHTS = (Decimal("0.9"), Decimal("0.6"), Decimal("0.4"))
RESPONSES = (RiskResponse.REDUCE.value, RiskResponse.SHARE.value, RiskResponse.ACCEPT.value)
SITE_ACTIONS = (
    "Agree the fallback with operations",
    "Walk the site with the contractor",
    "Put the second supplier under a framework",
    "Review with the sponsor",
    "Test on a pilot section first",
    "Ask the insurer for a quote",
)
DESK_ACTIONS = (
    "Agree the fallback with the service owner",
    "Try it with ten users first",
    "Review with the sponsor",
    "Put a second supplier under a framework",
    "Write down what we do if it happens",
)
DESKS = frozenset({"DIG", "CUS", "FIN", "PPL"})
"""Units whose projects have no site to walk."""


def register(narrator: Narrator, story: Story, plot: Plot) -> Strand:
    """Enter a project and appoint the three who answer for it: the youngest by the PMO, the others by an import."""
    portfolio = house.PORTFOLIO_OF.get(plot.unit, "SERVICES")
    older = came_over(plot)
    project = narrator.do(
        MACHINE if older else narrator.director,
        projects.register_project,
        origin=Origin.IMPORTED.value if older else Origin.NATIVE.value,
        code=plot.code,
        name=plot.name,
        purpose=plot.purpose,
        unit=narrator.units[plot.unit],
        portfolio=narrator.portfolios[portfolio],
        programme=narrator.programmes.get(plot.programme),
        currency=house.CURRENCY,
        project_class=plot.project_class,
        category=plot.category,
        objectives=[narrator.aims[code] for code in plot.aims],
    )
    oversight = narrator.chance.choice(cast.ANALYSTS, plot.code, "oversight")
    cost = thousands(plot.cost)
    strand = Strand(
        plot,
        story.beat,
        project,
        oversight,
        start=narrator.months.start(plot.begins),
        finish=narrator.months.end(plot.begins + plot.months - 1),
        cost=cost,
        contingency=rounded(cost * RESERVE),
    )
    for name, role in (
        (plot.pm, RoleOnProject.PM),
        (strand.sponsor, RoleOnProject.SPONSOR),
        (oversight, RoleOnProject.OVERSIGHT),
    ):
        narrator.do(narrator.director, projects.appoint, project, person=narrator.person(name), role=role.value)
    return strand


def staff(narrator: Narrator, strand: Strand) -> None:
    """Have the project manager bring the team together and name what it is all for."""
    plot = strand.plot
    pm = narrator.actor(plot.pm, RoleOnProject.PM.value)
    team = narrator.chance.some(cast.team_pool(plot.unit), plot.team, plot.code, "team")
    chosen = [(name, RoleOnProject.MEMBER.value) for name in team]
    if plot.deputy:
        chosen.append((plot.deputy, RoleOnProject.DEPUTY.value))
    for name, role in chosen:
        narrator.do(pm, projects.appoint, strand.project, person=narrator.person(name), role=role)
    name, target, unit = plot.benefit
    cash = not unit
    amount = thousands(target) if cash else Decimal(target)
    strand.benefit = narrator.do(
        pm,
        finance.add_benefit,
        strand.project,
        name=name,
        owner=narrator.person(cast.SERVICE_OWNERS[plot.unit]),
        kind=BenefitKind.CASH.value if cash else BenefitKind.NON_CASH.value,
        unit=unit or "a year",
        target_value=amount,
        forecast_value=amount,
        due_date=strand.finish.replace(year=strand.finish.year + 1, day=1),
    )
    for number, title in enumerate(plot.risks):
        _raise_risk(narrator, strand, team, number, title)


def _raise_risk(narrator: Narrator, strand: Strand, team: list[str], number: int, title: str) -> None:
    pm = narrator.actor(strand.plot.pm, RoleOnProject.PM.value)
    owner = team[number % len(team)]
    impact = rounded(strand.contingency * WEIGHTS[number % len(WEIGHTS)])
    probability = strand.beat(strand.plot.begins).worry * strand.contingency / (impact * len(strand.plot.risks))
    strand.risks.append(
        narrator.do(
            pm,
            risks.raise_risk,
            strand.project,
            title=title,
            owner=narrator.person(owner),
            probability_share=min(probability, Decimal("0.95")).quantize(Decimal("0.01")),
            impact_cost=impact,
            impact_days=narrator.chance.whole(5, 60, strand.plot.code, title),
            response=RESPONSES[number % len(RESPONSES)],
            next_action=narrator.chance.choice(
                DESK_ACTIONS if strand.plot.unit in DESKS else SITE_ACTIONS, strand.plot.code, title
            ),
            next_action_date=strand.start,
        )
    )


def plan(narrator: Narrator, strand: Strand) -> None:
    """Tell that the project came to Planning."""
    tell_stage(narrator, strand, Stage.PLANNING, "The charter is signed, the money is named.")


def promise(narrator: Narrator, strand: Strand) -> None:
    """Record the original baseline with its milestones and costs by month, and begin to execute."""
    plot, project = strand.plot, strand.project
    pm = narrator.actor(plot.pm, RoleOnProject.PM.value)
    narrator.do(
        pm,
        planning.record_baseline,
        project,
        start_date=strand.start,
        finish_date=strand.finish,
        cost=strand.cost,
        reason="The plan as approved at Ready for Executing.",
    )
    strand.first_finish = strand.forecast_finish = strand.finish
    add_milestones(narrator, strand)
    amounts = spread(strand.cost, plot.months)
    strand.planned = {plot.begins + index: amount for index, amount in enumerate(amounts)}
    narrator.do(
        pm,
        finance.record_costs,
        project,
        lines=[
            finance.CostInput(narrator.months.label(month), CostKind.BASELINE.value, amount)
            for month, amount in strand.planned.items()
        ],
    )
    tell_stage(narrator, strand, Stage.EXECUTING, "The six plans are approved, says the old register.")


def came_over(plot: Plot) -> bool:
    """Return whether a project was begun before gates were kept here, and so came over from the old register."""
    return plot.begins < NEWEST


def tell_stage(
    narrator: Narrator, strand: Strand, stage: Stage, reason: str, standing: str = Standing.ACTIVE.value
) -> None:
    """Have the import tell where a project stands that came over and was not adopted; others move by their gates."""
    if strand.project.origin == Origin.IMPORTED:
        told = {"stage": stage.value, "standing": standing, "reason": reason}
        narrator.do(MACHINE, projects.tell_stage, strand.project, **told)


def add_milestones(narrator: Narrator, strand: Strand) -> None:
    """Add the milestones, evenly spread over the promised duration."""
    pm = narrator.actor(strand.plot.pm, RoleOnProject.PM.value)
    count = len(strand.plot.steps)
    for number, step in enumerate(strand.plot.steps, start=1):
        day = strand.day_at(Decimal(number) / count)
        strand.milestones.append(
            narrator.do(
                pm,
                planning.add_milestone,
                strand.project,
                name=step,
                kind=strand.kind_of(step),
                baseline_date=day,
                forecast_date=day,
            )
        )


def join(narrator: Narrator, strand: Strand) -> None:
    """Have the PMO add the project to the monthly cycle from today on."""
    if narrator.cycle is None:
        raise ValueError("The cycle opens before a project joins it")
    today = narrator.now.date()
    narrator.do(narrator.actor(strand.oversight), reporting.join_cycle, narrator.cycle, strand.project, from_date=today)
