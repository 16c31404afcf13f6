"""Numbers explain themselves: formula with its values, source rows, as-of, what is unknown, who to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from milepost.kernel.policy import Actor
from milepost.kernel.registry import Catalogue


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a formula, and where it comes from; `writer` names how it is written."""

    label: str
    result: Any
    writer: str = "plain"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that a figure rests on."""

    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a figure is what it is."""

    label: str
    result: Any
    formula: str
    terms: tuple[Term, ...]
    as_of: datetime
    writer: str = "plain"
    sources: tuple[Source, ...] = ()
    unknown: tuple[str, ...] = ()
    ask: str = ""


Explainer = Callable[[Actor, Mapping[str, str], datetime | None], Explanation]
EXPLAINERS: Catalogue[Explainer] = Catalogue("explanation")
