"""Whatever method can be read can be linted: no rule fails, two runs agree, and every place that is told is there."""

import random
import re
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.definition import Method
from milepost.methods.lint import lint
from milepost.methods.notation import MethodUnreadable, method_from_plain
from milepost.methods.tests.seeded.defect import PACK

WORDS = (
    *("", "pm", "psc", "po", "pmo", "sp", "rfp", "rfe", "planning", "closing", "business_case", "work_plan", "nobody"),
    *("governance.1", "report_status", "induction", "A", "C", "gate", "phase_end", "project_end", "none", "should"),
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Return every (holder, key) within a plain value."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [spot for key in keys for spot in [(value, key), *spots(value[key])]]


def mutate(plain: Any, chance: random.Random) -> None:
    """Break one thing: remove, empty, double, swap, or put a word or number of another place there."""
    holder, key = chance.choice(spots(plain))
    value = holder[key]
    if isinstance(value, list) and chance.random() < 0.5:
        holder[key] = chance.choice(([], value + deepcopy(value[:1]), value[::-1], value[1:]))
    elif isinstance(value, str):
        holder[key] = chance.choice(WORDS)
    elif isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, int):
        holder[key] = chance.choice((0, 1, -1, value * 10, value + 1))
    else:
        del holder[key]


def leads_somewhere(method: Method, path: str) -> bool:
    there: Any = method
    for name, number in re.findall(r"([a-z_]+)|\[(\d+)\]", path):
        there = there[int(number)] if number else getattr(there, name)
    return True


def broken(chance: random.Random, breaks: int) -> Any:
    """Return the pack in plain form after as many breaks as leave it readable."""
    plain = deepcopy(PACK)
    for _ in range(breaks):
        tried = deepcopy(plain)
        mutate(tried, chance)
        try:
            method_from_plain(tried)
        except MethodUnreadable:
            continue
        plain = tried
    return plain


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 20))
def test_no_method_that_can_be_read_makes_the_linter_fail(seed, breaks):
    plain = broken(random.Random(seed), breaks)  # noqa: S311 - no secret, a seed that hypothesis shrinks
    method = method_from_plain(plain)
    report = lint(method)
    assert lint(method_from_plain(plain)) == report
    for each in report.findings:
        assert leads_somewhere(method, each.path), each
        assert each.wrong.endswith("."), each
        assert each.cure.endswith("."), each
    assert len(set(report.findings)) == len(report.findings)


def test_the_smallest_method_is_linted():
    report = lint(method_from_plain({"code": "m", "name": "M", "version": "1.0.0"}))
    assert [each.path for each in report.errors] == ["policies", "roles", "phases", "artefact_types", "obligations"]
    assert not report.is_clean
