"""Hostile text in every text that an action takes is refused or stored as it is, and never breaks anything."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.kernel.verify import verify
from tests.suites.ground.sample import Sample, Tried
from tests.suites.ground.trace import everything, last_entry
from tests.suites.ground.world import World
from tests.suites.samples import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

# A formula, markup, SQL, a right-to-left override, an astral letter and a written escape: short enough for a code.
HOSTILE = "=1+<b onload=x>'; --\u202e\U0001f4a5\\u0000"
UNSTORABLE = {"nul": "a\x00b", "lone surrogate": "a\ud800b", "one megabyte": "x" * 1_000_000}


def texts_of(sample: Sample) -> list[str]:
    parameters = inspect.signature(sample.action.function).parameters.values()
    return [each.name for each in parameters if each.kind == each.KEYWORD_ONLY and str(each.annotation) == "str"]


FIELDS = [(name, field) for name, sample in SAMPLES.items() for field in texts_of(sample)]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_text_that_cannot_be_kept_is_refused(tried: Tried, name: str, field: str) -> None:
    before = everything()
    for text in UNSTORABLE.values():
        with pytest.raises(Refusal):
            tried.act(**{field: text})
    assert everything() == before
    assert verify().findings == ()


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_hostile_text_is_stored_as_it_is_or_refused(tried: Tried, name: str, field: str) -> None:
    try:
        tried.act(**{field: HOSTILE})
    except Refusal:
        assert last_entry().refused
    else:
        assert HOSTILE in set(_texts(json.loads(last_entry().body)))
    assert verify().findings == ()


def test_a_hostile_name_of_an_actor_is_kept_harmlessly(world: World) -> None:
    with pytest.raises(Refusal):
        SAMPLES["projects.terminate_project"].action(Actor(None, "a\x00b<script>", channel="web"), world.project)
    assert verify().findings == ()


def test_values_that_json_cannot_hold_are_refused(world: World) -> None:
    deep: list[object] = []
    for _ in range(2000):
        deep = [deep]
    for hostile in (1.5, float("nan"), b"bytes", {"a": "x\x00"}, {"a\ud800": 1}, deep, "x" * 300_000):
        with pytest.raises(Refusal):
            SAMPLES["projects.register_project"].action(
                world.actor("pmo_analyst"),
                **{**SAMPLES["projects.register_project"].typed(world), "attributes": {"hostile": hostile}},
            )
    assert verify().findings == ()


def test_numbers_that_no_column_holds_are_refused(world: World) -> None:
    raise_risk = SAMPLES["risks.raise_risk"]
    for values in (
        {"impact_days": 2**70},
        {"impact_days": -1},
        {"impact_cost": Decimal("1e30")},
        {"impact_cost": Decimal("NaN")},
        {"probability_share": Decimal("1.5")},
        {"probability_share": Decimal("Infinity")},
    ):
        with pytest.raises(Refusal):
            raise_risk.action(world.actor("pm"), world.project, **{**raise_risk.typed(world), **values})
    assert verify().findings == ()


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for each in told.values():
            yield from _texts(each)
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)
