"""Whose work a method is, and on which terms it may be used, is said."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot


def _unlicensed(method: Method) -> Iterator[Spot]:
    if not method.licence.strip():
        yield Spot("licence", "It is not said on which terms this method may be used.", "Name the licence.")


def _uncredited(method: Method) -> Iterator[Spot]:
    if method.licence.upper().replace("-", " ").startswith("CC BY") and not method.attribution.strip():
        yield Spot(
            "attribution",
            f"The licence {method.licence} asks for credit, and nobody is credited.",
            "Name the source, its owner, its licence and what was changed.",
        )


LICENCE_IS_NAMED = Rule("licence_is_named", "A method names its licence.", WARNING, _unlicensed)
ATTRIBUTION_IS_GIVEN = Rule(
    "attribution_is_given", "A method under a licence that asks for credit gives it.", ERROR, _uncredited
)
