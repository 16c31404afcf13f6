"""The rule set in force, from its stored form: numbers as decimal strings, because the ledger knows no float."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from milepost.reporting.models import Period
from milepost.reporting.queries.calendar import rule_set_in_force
from milepost.reporting.rules.parameters import Parameters
from milepost_engine.choose.rag import METHOD_SCORE, RULE_SET_V1, RULE_SET_V2, RuleSet

_NUMBERS = frozenset({"green", "amber", "tolerance"})


@dataclass(frozen=True, slots=True)
class Rules:
    """What colours a report: the rule set of the engine and the parameters of reporting."""

    rule_set: RuleSet
    parameters: Parameters

    @property
    def version(self) -> str:
        """Return the version that every report names."""
        return self.rule_set.version

    @property
    def asks_for_the_method(self) -> bool:
        """Return whether a colour rests on what projects owe by their method: not in version 1, nor what came of it."""
        return any(each.code == METHOD_SCORE.code for each in self.rule_set.indicators)


def rules_for(period: Period, moment: datetime | None = None) -> Rules:
    """Return the rules that colour the reports of a period, as known now or at `moment`."""
    stored = rule_set_in_force(period.end_date, moment)
    return rules_from(stored.body, stored.parameters) if stored else rules_from(None, None)


def rules_from(body: Mapping[str, Any] | None, parameters: Mapping[str, object] | None) -> Rules:
    """Return the rules that are stored, or version 1 where nothing was adopted yet."""
    rule_set = RULE_SET_V1 if body is None else RuleSet.from_dict(_with_numbers(body))
    return Rules(rule_set, Parameters.from_stored(parameters or {}))


def stored_body(rules: Rules) -> dict[str, Any]:
    """Return the rules as canonical JSON holds them: what a snapshot keeps to explain its colours."""
    body: dict[str, Any] = _with_strings(rules.rule_set.to_dict())
    return {"rule_set": body, "parameters": asdict(rules.parameters)}


def builtin_body(version: str) -> dict[str, Any]:
    """Return the latest built-in rule set as it is stored under `version`, to be changed into a new one."""
    stored: dict[str, Any] = _with_strings(RULE_SET_V2.to_dict())
    return {**stored, "version": version}


def rule_set_problem(body: Mapping[str, Any], code: str) -> str:
    """Return what is wrong with a rule set to be stored, or nothing."""
    try:
        rule_set = RuleSet.from_dict(_with_numbers(body))
    except (ValueError, TypeError, AttributeError) as error:
        return str(error)
    if rule_set.version != code:
        return f"The body names version {rule_set.version!r}, the rule set {code!r}."
    return ""


def _with_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_strings(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_strings(item) for item in value]
    return repr(value) if isinstance(value, float) else value


def _with_numbers(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: float(item) if name in _NUMBERS else _with_numbers(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_numbers(item) for item in value]
    return value
