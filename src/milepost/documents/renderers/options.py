"""What a renderer may be told beside the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to print: every field has a default, and none changes what the document says.

    `table` chooses one table (CSV), `byte_order_mark` helps a spreadsheet to read UTF-8 (CSV), `template` is
    an organisation's own presentation (PPTX), `font_directories` holds its own fonts (PDF), `progress` hears
    (done, total) after every section.
    """

    table: str = ""
    byte_order_mark: bool = False
    template: bytes | None = None
    font_directories: tuple[Path, ...] = ()
    progress: Progress = _silent


DEFAULT = RenderOptions()


class UnknownTableError(LookupError):
    """The chosen table is not in the document; says which are."""

    def __init__(self, chosen: str, held: tuple[str, ...]) -> None:
        super().__init__(f"There is no table {chosen!r}; the document has {', '.join(held) or 'none'}.")
        self.chosen = chosen
        self.held = held
