"""What a verification finds."""

from __future__ import annotations

from dataclasses import dataclass

Head = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not verify: where, and what is wrong."""

    stream: str
    seq: int
    problem: str

    def __str__(self) -> str:
        return f"{self.stream} entry {self.seq}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found. The ledger is whole when `findings` is empty."""

    entries: int
    streams: int
    records: int
    findings: tuple[Finding, ...]
