"""Hold every rule of the catalogue against a method."""

from __future__ import annotations

import re
from dataclasses import fields

from milepost.methods.definition import Method
from milepost.methods.lint.catalogue import RULES
from milepost.methods.lint.finding import Finding, Report

_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")
_PLACES = {each.name: place for place, each in enumerate(fields(Method))}
Step = tuple[int, str]


def lint(method: Method) -> Report:
    """Return what every rule finds, in the order of the definition; the same method gives the same report."""
    found = [finding for rule in RULES for finding in rule.check(method)]
    return Report(tuple(sorted(found, key=_place)))


def _place(finding: Finding) -> tuple[int, tuple[Step, ...], str, str, str]:
    steps = _STEP.findall(finding.path)
    first = _PLACES.get(steps[0][0], len(_PLACES)) if steps else -1
    within = tuple((int(number) if number else -1, name) for name, number in steps[1:])
    return first, within, finding.severity, finding.rule, finding.wrong
