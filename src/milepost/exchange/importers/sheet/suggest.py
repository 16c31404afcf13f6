"""Propose a profile and a field for each column, for a person to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.exchange.importers.sheet.headers import PERIOD, ColumnMatch, likeness, match_columns
from milepost.exchange.importers.sheet.profile import Profile

_LEAST_LIKENESS = 0.35


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A profile, how well it fits the headers (0 to 1), why, and what it makes of each column."""

    profile: Profile
    confidence: float
    reason: str
    columns: tuple[ColumnMatch, ...]


def suggest(headers: Sequence[str], profiles: Sequence[Profile]) -> tuple[Suggestion, ...]:
    """Return a suggestion for each profile, the best first; columns that only resemble a header are included."""
    made = [_suggestion(headers, profile) for profile in profiles]
    return tuple(sorted(made, key=lambda suggestion: -suggestion.confidence))


def _suggestion(headers: Sequence[str], profile: Profile) -> Suggestion:
    sure = match_columns(headers, profile.header_rules())
    found = {match.field for match in sure if match.field}
    required = [rule.target.name for rule in profile.fields if rule.required]
    filled = sum(1 for header in headers if header.strip())
    rules = len(profile.header_rules())
    # Half for how much of the sheet the profile explains, half for how much of the profile the sheet fills.
    fit = 0.5 * len(found) / max(1, filled) + 0.5 * len(found) / rules
    missing = [name for name in required if name not in found]
    confidence = round(fit * (0.2 if missing else 1.0), 3)
    reason = f"{len(found)} of {filled} columns are known, {len(found)} of {rules} fields are found"
    if missing:
        reason += f"; without a sure column for {', '.join(missing)}"
    return Suggestion(profile, confidence, reason, _with_resembling(sure, profile, found))


def _with_resembling(sure: Sequence[ColumnMatch], profile: Profile, found: set[str]) -> tuple[ColumnMatch, ...]:
    """Fill columns that no rule knows with the free field whose headers they resemble most."""
    free = [rule for rule in profile.header_rules() if rule.field not in found]
    pairs = sorted(
        (
            (likeness(match.header, rule), match.index, rule.field)
            for match in sure
            if match.field is None and match.header.strip()
            for rule in free
        ),
        key=lambda pair: (-pair[0][0], pair[1], pair[2] == PERIOD),
    )
    proposed: dict[int, ColumnMatch] = {}
    used: set[str] = set()
    for (score, reason), index, field in pairs:
        if score >= _LEAST_LIKENESS and index not in proposed and field not in used:
            proposed[index] = ColumnMatch(index, sure[index].header, field, score, reason)
            used.add(field)
    return tuple(proposed.get(match.index, match) for match in sure)
