"""What a rule is, what it finds, and the report of all that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from milepost.methods.definition import Method

Severity = Literal["error", "warning"]
ERROR: Severity = "error"
WARNING: Severity = "warning"


class Spot(NamedTuple):
    """A place where a rule does not hold: its path such as `gates[1].decided_by`, what is wrong, and the cure."""

    path: str
    wrong: str
    cure: str


Look = Callable[[Method], Iterable[Spot]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a named rule does not hold; an error keeps a method from binding anybody, a warning does not."""

    rule: str
    severity: Severity
    path: str
    wrong: str
    cure: str

    def __str__(self) -> str:
        return f"{self.path}: {self.wrong} {self.cure}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that must hold of a method, under a code that never changes; `look` is pure."""

    code: str
    sentence: str
    severity: Severity
    look: Look

    def check(self, method: Method) -> Iterator[Finding]:
        """Yield where the rule does not hold, each place once."""
        for spot in dict.fromkeys(self.look(method)):
            yield Finding(self.code, self.severity, *spot)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a method, in the order of the definition."""

    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that keep the method from binding anybody."""
        return tuple(each for each in self.findings if each.severity == ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return the findings that a reader should weigh."""
        return tuple(each for each in self.findings if each.severity == WARNING)

    @property
    def is_clean(self) -> bool:
        """Return whether nothing keeps the method from binding: there are no errors."""
        return not self.errors
