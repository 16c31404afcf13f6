"""A sample of every action: one file for each app, one line in this catalogue."""

from __future__ import annotations

from tests.suites.ground.sample import Sample
from tests.suites.samples import (
    artefacts,
    changes,
    closing,
    demand,
    exchange,
    finance,
    knowledge,
    methods,
    people,
    planning,
    portfolios,
    projects,
    reporting,
    risks,
)

APPS = (
    people, methods, portfolios, demand, projects, artefacts, planning, finance, risks, changes, closing, knowledge,
    reporting, exchange,
)  # fmt: skip
SAMPLES: dict[str, Sample] = {sample.name: sample for app in APPS for sample in app.SAMPLES}
