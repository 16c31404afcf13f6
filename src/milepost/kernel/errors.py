"""The family of errors.

MilepostError
├── Refusal             a lawful "no": rule, what is missing, who can cure it, the lawful path
│   ├── NotPermitted    the actor holds no role that may do this
│   ├── Conflict        somebody else changed the record since it was read
│   └── InvalidInput    what was typed cannot be understood or stored, field by field
├── NotSeen             the record does not exist for this reader: HTTP answers 404
└── LedgerBroken        the ledger does not verify
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unmet:
    """One rule that does not hold, and how to proceed.

    `rule` is its stable code, such as `override_has_evidence`; `sentence` what must hold, in plain words; `missing`
    what is missing now; `cure` who can cure it; `path` the lawful way to proceed; `field` the input.
    """

    rule: str
    sentence: str
    missing: str = ""
    cure: str = ""
    path: str = ""
    field: str = ""


class MilepostError(Exception):
    """The root of every error that Milepost raises on purpose."""


@dataclass(eq=False)
class Refusal(MilepostError):
    """Refuse an action before any state changes, and say how to proceed."""

    unmet: tuple[Unmet, ...]
    typed: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(each.sentence for each in self.unmet)

    @property
    def rule(self) -> str:
        """Return the code of the first rule that does not hold."""
        return self.unmet[0].rule


def refuse(
    rule: str, sentence: str, *, missing: str = "", cure: str = "", path: str = "", field_name: str = ""
) -> Refusal:
    """Return a refusal for one rule."""
    return Refusal((Unmet(rule, sentence, missing, cure, path, field_name),))


class NotPermitted(Refusal):
    """The actor holds no role that may do this."""


class Conflict(Refusal):
    """Somebody else changed the record since it was read."""


class InvalidInput(Refusal):
    """What was typed cannot be understood or stored."""


class NotSeen(MilepostError):
    """The record does not exist for this reader."""


class LedgerBroken(MilepostError):
    """The ledger does not verify."""
