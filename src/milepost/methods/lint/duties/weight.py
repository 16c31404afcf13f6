"""Weights say what matters: critical duties are shalls and weigh most, and none is free of cost."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import placed

ENOUGH_TO_DIFFER = 5


def _critical_wishes(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.critical and duty.verb == "should":
            yield Spot(f"{path}.verb", f"`{duty.code}` is critical and only a should.", "Say shall, or not critical.")


def _light_criticals(method: Method) -> Iterator[Spot]:
    heaviest = max((each.weight for each in method.obligations if each.verb == "should"), default=0)
    for path, duty in placed(method.obligations, "obligations"):
        if duty.critical and duty.verb == "shall" and duty.weight <= heaviest:
            yield Spot(
                f"{path}.weight",
                f"`{duty.code}` is critical and weighs no more than a should, {heaviest}.",
                "Give it more weight, or the shoulds less.",
            )


def _all_alike(method: Method) -> Iterator[Spot]:
    weights = {each.weight for each in method.obligations}
    if len(weights) == 1 and len(method.obligations) >= ENOUGH_TO_DIFFER:
        yield Spot(
            "obligations", "All obligations weigh the same: a missed signature counts like a missed kick-off.",
            "Give more weight to what matters more.",
        )  # fmt: skip


def _free(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if not duty.minutes:
            yield Spot(
                f"{path}.minutes",
                f"It is not said what `{duty.code}` costs, so that the burden of a class is unknown.",
                "Estimate the minutes that one time takes.",
            )


CRITICAL_DUTY_IS_A_SHALL = Rule("critical_duty_is_a_shall", "What is critical is a shall.", ERROR, _critical_wishes)
CRITICAL_DUTY_WEIGHS_MORE = Rule(
    "critical_duty_weighs_more", "What is critical weighs more than any should.", WARNING, _light_criticals
)
WEIGHTS_DIFFER = Rule("weights_differ", "Obligations differ in weight.", WARNING, _all_alike)
DUTY_COSTS_TIME = Rule("duty_costs_time", "Every obligation says how many minutes it takes.", WARNING, _free)
