"""What can be wrong with what a computation is handed; every message names the row and the cure.

EngineError
├── AmountError        what is no amount, or no share
├── CalendarError      `time`: calendars and instants
├── NetworkError       `network`: plans, links, levelling, files of jobs
├── RiskError          `risk`: distributions, correlations, settings
├── CostError          `cost`: earned value, schedules, cash flows, classes, forecasts
└── ChoiceError        `choose`: comparisons, scores, portfolios, capacity, rules of colours

All are ValueErrors, so that whoever knows none of them can still catch them.
"""

from __future__ import annotations


class EngineError(ValueError):
    """Something of which no number can be made."""


class AmountError(EngineError):
    """What is no finite amount, or no share between 0 and 1."""


class CostError(EngineError):
    """Amounts, curves, flows or samples that cannot be."""


class ChoiceError(EngineError):
    """Comparisons, scores, portfolios, people or rules that cannot be."""
