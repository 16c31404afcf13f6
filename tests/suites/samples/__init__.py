"""A sample of every action: one file for each app, one line in this catalogue."""

from __future__ import annotations

from tests.suites.ground.sample import Sample
from tests.suites.samples import (
    changes,
    demand,
    exchange,
    finance,
    people,
    planning,
    portfolios,
    projects,
    reporting,
    risks,
)

SAMPLES: dict[str, Sample] = {
    sample.name: sample
    for app in (people, portfolios, demand, projects, planning, finance, risks, changes, reporting, exchange)
    for sample in app.SAMPLES
}
