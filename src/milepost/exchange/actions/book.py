"""The book of one import: who writes, where rows belong, what is known already, and what came of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from milepost.exchange.actions.facts import Facts
from milepost.exchange.actions.stating import Origin
from milepost.exchange.importers.sheet.profile import Profile
from milepost.exchange.importers.sheet.records import RowProblem
from milepost.exchange.importers.sheet.values.cell import Severity
from milepost.exchange.rules import reference_key, way_of
from milepost.kernel.errors import Refusal, Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Unit
from milepost.portfolios.models import Portfolio, Programme
from milepost.projects.models import Project
from milepost.reporting.models import Cycle, Period

PROJECT, UNIT = "projects.project", "people.unit"
KEPT_PROBLEMS = 5_000

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Tally:
    """What came of the rows, what was created for them, and what was doubtful."""

    counts: Counter[str] = field(default_factory=Counter)
    created: dict[str, list[str]] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    by_code: Counter[str] = field(default_factory=Counter)

    def note(self, problem: RowProblem) -> None:
        """Count a problem, and list it while there is room."""
        self.by_code[problem.code] += 1
        if len(self.problems) < KEPT_PROBLEMS:
            self.problems.append({**asdict(problem), "severity": problem.severity.value})

    def refuse(self, row: int, refusal: Refusal) -> None:
        """Count a row that a rule of the house keeps out, with every rule that does not hold."""
        self.counts["refused"] += 1
        for unmet in refusal.unmet:
            sentence = " ".join(part for part in (unmet.sentence, unmet.missing, unmet.path) if part)
            self.note(RowProblem(row, "", unmet.field, unmet.rule, Severity.ERROR, sentence, ""))

    def add(self, noun: str, name: str) -> None:
        """List something that was created."""
        self.created.setdefault(noun, []).append(name)


@dataclass(slots=True)
class Book:
    """What one import knows and keeps count of."""

    machine: Actor
    profile: Profile
    origin: Origin
    currency: str
    cycle: Cycle
    portfolio: Portfolio
    periods: dict[str, Period]
    refs: dict[tuple[str, str], int]
    projects: dict[int, Project]
    units: dict[str, Unit]
    programmes: dict[str, Programme]
    digests: dict[tuple[int, str], str]
    latest: dict[int, date]
    native: frozenset[tuple[int, str]]
    codes: set[str]
    facts: dict[int, Facts]
    shared: frozenset[str] = frozenset()
    last_rows: dict[str, int] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    ways: dict[int, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (noun, key), record_id in self.refs.items():
            if noun == PROJECT:
                self._remember(key, record_id)

    @property
    def source(self) -> str:
        """Return the series under which keys are remembered."""
        return self.profile.cycle.code

    def keys_of(self, natural: str, keys: Iterable[str]) -> list[str]:
        """Return the keys by which a row may be known, strongest first, without those that several projects share."""
        found = [natural, *(key for key in keys if key not in self.shared)]
        return [reference_key(key) for key in dict.fromkeys(found)]

    @staticmethod
    def require(*unmet: Unmet | None) -> None:
        """Refuse a row for which a rule does not hold, before anything of it is written."""
        failed = tuple(each for each in unmet if each is not None)
        if failed:
            raise Refusal(failed)

    def project_of(self, keys: list[str]) -> Project | None:
        """Return the project that one of the keys stands for; a weaker key never beats a stronger that differs."""
        for key in keys:
            record_id = self.refs.get((PROJECT, key))
            if record_id is not None and not self._is_another(record_id, keys):
                return self.projects.get(record_id)
        return None

    def learn(self, project: Project, keys: Iterable[str]) -> None:
        """Remember by which keys a project is known from now on."""
        self.projects[project.pk] = project
        for key in keys:
            self.refs[PROJECT, key] = project.pk
            self._remember(key, project.pk)

    def _remember(self, key: str, record_id: int) -> None:
        self.ways.setdefault(record_id, {}).setdefault(way_of(key), key)

    def _is_another(self, record_id: int, keys: list[str]) -> bool:
        known = self.ways.get(record_id, {}).get(way_of(keys[0]))
        return known is not None and self.refs.get((PROJECT, keys[0])) != record_id
