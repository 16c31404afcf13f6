"""A sample of every action: one file for each app, one line in this catalogue."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tests.suites.ground.laying import Upon
from tests.suites.ground.sample import Sample, Tried
from tests.suites.ground.world import World, build
from tests.suites.samples import (
    artefacts,
    changes,
    compliance,
    demand,
    exchange,
    finance,
    governance,
    knowledge,
    methods,
    people,
    portfolios,
    projects,
    reporting,
    risks,
)
from tests.suites.samples.ending import acceptance, closing, returns, suppliers
from tests.suites.samples.work import deliverables, planning, planning_work, resourcing

APPS = (
    people, methods, portfolios, demand, projects, artefacts, planning, planning_work, deliverables, resourcing,
    finance, suppliers, risks, changes, compliance, governance, closing, returns, acceptance, knowledge,
    reporting, exchange,
)  # fmt: skip
SAMPLES: dict[str, Sample] = {sample.name: sample for app in APPS for sample in app.SAMPLES}

# What the samples of an app begin with, where that is more than the small world: told once, not for every try.
GROUNDS: dict[str, Callable[[], World]] = {"artefacts": artefacts.owing_world}


def ground_of_sample(name: str) -> Callable[[], World]:
    """Return what builds the world in which a sample is tried."""
    return GROUNDS.get(name.partition(".")[0], build)


@cache
def ready_to_try(name: str) -> Upon:
    """Return the ground on which a sample only waits to be tried, laid upon its world."""
    sample = SAMPLES[name]

    def prepare(world: World) -> Tried:
        return Tried(sample, world, sample.subjects(world), sample.typed(world))

    return Upon(ground_of_sample(name), prepare)
