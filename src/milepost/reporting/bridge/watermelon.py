"""How green outside and red inside a set of reports is, by the engine's index."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.kernel.measure import Result
from milepost_engine.choose.rag import Colour, watermelon_index


def index_of(pairs: Iterable[tuple[str, str]]) -> Result[float]:
    """Return the watermelon index of (counted, declared) colours; an empty declared colour is none."""
    return watermelon_index(
        (Colour(counted), Colour(declared) if declared else None) for counted, declared in pairs if counted
    )
