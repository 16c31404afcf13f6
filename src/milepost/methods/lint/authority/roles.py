"""Roles can be held, exclude each other mutually, are used, and cover business, delivery and control."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, placed, sides
from milepost.methods.lint.reading.references import references

NEEDED = ("business", "delivery", "control")
ASIDE = (".never_with[", ".combine[", ".audience[")


def _impossible(method: Method) -> Iterator[Spot]:
    for path, role in placed(method.roles, "roles"):
        for place, other in placed(role.never_with, f"{path}.never_with"):
            if other == role.code:
                yield Spot(
                    place, f"Nobody may hold `{role.code}`: it excludes itself.", "Leave it out of its own list."
                )


def _one_sided(method: Method) -> Iterator[Spot]:
    roles = by_code(method.roles)
    for path, role in placed(method.roles, "roles"):
        for place, other in placed(role.never_with, f"{path}.never_with"):
            if other in roles and role.code not in roles[other].never_with:
                yield Spot(
                    place,
                    f"`{role.code}` excludes `{other}`, and `{other}` does not say so.",
                    f"Name `{role.code}` in the list of `{other}` too.",
                )


def _idle(method: Method) -> Iterator[Spot]:
    used = {
        each.code
        for each in references(method)
        if each.target == "role" and not any(aside in each.path for aside in ASIDE)
    }
    for path, role in placed(method.roles, "roles"):
        if role.code not in used:
            yield Spot(path, f"The role `{role.code}` does nothing in this method.", "Give it a part, or remove it.")


def _missing_sides(method: Method) -> Iterator[Spot]:
    there = set(sides(method).values())
    for side in NEEDED:
        if method.roles and side not in there:
            yield Spot(
                "roles", f"There is no role of {side}.", "Add one: who pays, who delivers and who controls differ."
            )


ROLE_CAN_BE_HELD = Rule("role_can_be_held", "No role excludes itself.", ERROR, _impossible)
EXCLUSION_IS_MUTUAL = Rule("exclusion_is_mutual", "Roles that exclude each other both say so.", WARNING, _one_sided)
ROLE_IS_USED = Rule("role_is_used", "Every role has a part.", WARNING, _idle)
ROLES_COVER_EVERY_SIDE = Rule(
    "roles_cover_every_side", "There are roles of business, of delivery and of control.", ERROR, _missing_sides
)
