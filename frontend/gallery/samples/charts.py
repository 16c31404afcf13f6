"""The invented numbers of the charts."""

from __future__ import annotations

from typing import Any

from gallery.samples.projects import MONTHS, PROJECTS

HEADS = (
    {"label": "Baseline", "role": "baseline"},
    {"label": "Actual", "role": "actual"},
    {"label": "Forecast", "role": "forecast"},
    {"label": "P10", "role": "low"},
    {"label": "P90", "role": "high"},
)
ROWS = (
    ("Q1 25", (12, 11, None, None, None)),
    ("Q2 25", (34, 29, None, None, None)),
    ("Q3 25", (78, 63, None, None, None)),
    ("Q4 25", (141, 118, None, None, None)),
    ("Q1 26", (212, 171, 171, 171, 171)),
    ("Q2 26", (276, None, 236, 221, 262)),
    ("Q3 26", (322, None, 301, 276, 343)),
    ("Q4 26", (348, None, 352, 314, 405)),
    ("Q1 27", (355, None, 379, 338, 442)),
)
COUNTS = ((4, 1, 0, 1), (4, 2, 0, 0), (3, 2, 0, 1), (3, 2, 1, 0), (3, 2, 1, 0), (2, 2, 1, 1))
PEOPLE = (
    ("M. Ekwall", (32, 36, 40, 44, 48, 38)),
    ("J. Osei", (20, 24, 24, 30, 30, 36)),
    ("R. Nakamura", (40, 40, 42, 40, 38, 40)),
    ("S. Duval", (8, 16, 16, 40, 52, 56)),
)
BUBBLES = [
    (name, (round(i * 0.13 + 0.1, 2), 3 + (i * 7) % 5, round(int(cost) / 10**6)))
    for i, (name, *_, cost) in enumerate(PROJECTS)
]
CHARTS: dict[str, Any] = {
    "scurve": {"heads": HEADS, "rows": ROWS},
    "colours": list(zip(MONTHS, COUNTS, strict=True)),
    "heat": {"weeks": [f"W{n}" for n in range(14, 20)], "rows": PEOPLE},
    "bubbles": BUBBLES,
}
