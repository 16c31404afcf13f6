"""The parameters of reporting: the defaults of the policy, replaced by those of the rule set in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class Parameters:
    """Ages in days after which facts are stale, and the limits of a report.

    Attributes
    ----------
    stale_actuals_days : age of dates and costs at the data date after which they are stale.
    stale_risks_days : age of a risk review at the data date after which the register is stale.
    narrative_words : most words in one text of a report.
    cool_off_days : days after a delivery role during which a person reviews nothing of that project.
    compliance_periods : how many periods back the compliance score looks.
    history_periods : how many periods back the colours remember.
    """

    stale_actuals_days: int = 7
    stale_risks_days: int = 14
    narrative_words: int = 150
    cool_off_days: int = 180
    compliance_periods: int = 12
    history_periods: int = 12

    @classmethod
    def from_stored(cls, stored: Mapping[str, object]) -> Parameters:
        """Return the defaults with what a rule set stores in their place."""
        known = {item.name for item in fields(cls)}
        return cls(**{name: int(str(value)) for name, value in stored.items() if name in known})


def parameters_are_whole_days(stored: Mapping[str, object]) -> Unmet | None:
    """Require that every parameter has a known name and is a whole number from 1 on."""
    known = {item.name for item in fields(Parameters)}
    wrong = sorted(
        name
        for name, value in stored.items()
        if name not in known or isinstance(value, bool) or not isinstance(value, int) or value < 1
    )
    if not wrong:
        return None
    return Unmet(
        "parameters_are_whole_days",
        "A parameter of reporting has a known name and is a whole number from 1 on.",
        missing=f"These are not: {', '.join(wrong)}.",
        cure="You",
        field="parameters",
    )
