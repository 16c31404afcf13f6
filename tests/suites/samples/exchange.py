"""Samples of the verbs of exchange; whole sheets and their rows are tried in the app's own tests."""

from __future__ import annotations

from milepost.exchange.actions.placing import remember_unit
from tests.suites.ground.sample import Sample

SAMPLES = (
    Sample(remember_unit, "operator", typed=lambda world: {"source": "S", "key": "unit:hq", "unit": world.unit}),
)
