"""What a rule of a gate says of a criterion, and the shape of a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from milepost.governance.gate_rules.facts import GateFacts
from milepost.methods.definition import Criterion

Outcome = Literal["met", "not_met", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a criterion is met: what was found, or what is missing, who can cure it, and the lawful path.

    What is unknown is not met: a gate is never passed on what nobody recorded.
    """

    outcome: Outcome
    found: str
    cure: str = ""
    path: str = ""


Check = Callable[[GateFacts, Criterion], Verdict]


@dataclass(frozen=True, slots=True)
class GateRule:
    """A rule: the code under which a method names it, the sentence that must hold, and the pure check."""

    code: str
    sentence: str
    check: Check


def met(found: str) -> Verdict:
    """Say that the criterion is met, and by what."""
    return Verdict("met", found)


def not_met(missing: str, cure: str, path: str) -> Verdict:
    """Say what is missing, who can cure it, and how."""
    return Verdict("not_met", missing, cure, path)


def unknown(why: str, cure: str, path: str) -> Verdict:
    """Say why it is not known."""
    return Verdict("unknown", why, cure, path)
