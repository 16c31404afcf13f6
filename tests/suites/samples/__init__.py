"""A sample of every action: one file for each app, one line in this catalogue."""

from __future__ import annotations

from tests.suites.sample import Sample
from tests.suites.samples import changes, finance, people, planning, portfolios, projects, risks

SAMPLES: dict[str, Sample] = {
    sample.name: sample
    for app in (people, portfolios, projects, planning, finance, risks, changes)
    for sample in app.SAMPLES
}
