"""How far a declared colour lies from the computed one, and how much of a portfolio is green outside only."""

from __future__ import annotations

from collections.abc import Iterable

from milepost_engine.choose.rag.colours import Colour
from milepost_engine.result import Known, NotApplicable, Result, Unknown, known_values


def divergence(computed: Colour, declared: Colour | None) -> Result[int]:
    """Return how many levels the computed colour is worse than the declared one.

    Parameters
    ----------
    computed : Colour
        The colour that a roll-up counts; Grey stands at the level of Amber.
    declared : Colour or None
        What the project manager declared; `None` when nothing was declared.

    Returns
    -------
    Result of int
        Levels from -2 to 2, positive when the declaration is brighter; unknown without a declaration; not
        applicable where nothing was computed because nothing is due.

    Notes
    -----
    divergence = level(computed) - level(declared), with Green 0, Amber 1, Red 2 (domain brief 3.16).

    Examples
    --------
    >>> divergence(Colour.RED, Colour.GREEN)
    Known(value=2)
    """
    if computed is Colour.NOT_APPLICABLE:
        return NotApplicable("No colour is computed because no fact is due yet.")
    if declared is None:
        return Unknown("The project manager has declared no colour for this period.")
    if declared is Colour.NOT_APPLICABLE:
        return NotApplicable("The project manager declared that the dimension does not apply yet.")
    return Known(computed.level - declared.level)


def watermelon_index(pairs: Iterable[tuple[Colour, Colour | None]]) -> Result[float]:
    """Return how green outside and red inside a set of projects is.

    Parameters
    ----------
    pairs : iterable of (computed, declared)
        One pair a project.

    Returns
    -------
    Result of float
        0 when nobody declares brighter than computed, 1 when all declare Green on Red. N counts the pairs
        with a known divergence, so that projects without a declaration do not dilute the index.

    Notes
    -----
    index = sum(max(0, divergence)) / (2 N) (domain brief 3.16).

    Examples
    --------
    >>> watermelon_index([(Colour.RED, Colour.GREEN), (Colour.GREEN, Colour.RED)])
    Known(value=0.5)
    """
    results = [divergence(computed, declared) for computed, declared in pairs]
    known = known_values(results)
    if known:
        return Known(sum(max(0, one) for one in known) / (2 * len(known)))
    if any(isinstance(one, Unknown) for one in results):
        return Unknown("No project has both a computed and a declared colour.")
    return NotApplicable("There is no project whose colours could be compared.")
