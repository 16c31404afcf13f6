"""The colours of a report and the dimensions that carry one."""

from __future__ import annotations

from enum import StrEnum

from milepost_engine.errors import ChoiceError


class Colour(StrEnum):
    """A colour of the objective RAG.

    `GREY` says that facts are due but unknown or stale. `NOT_APPLICABLE` says that no fact is due yet, and
    such a dimension takes no part in any roll-up.
    """

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"
    NOT_APPLICABLE = "not_applicable"

    @property
    def level(self) -> int:
        """Return how bad the colour is: Green 0, Amber and Grey 1, Red 2, not applicable 0."""
        return _LEVELS[self]

    @property
    def known(self) -> bool:
        """Say whether the colour was computed from facts: Green, Amber or Red."""
        return self in (Colour.GREEN, Colour.AMBER, Colour.RED)


_LEVELS = {Colour.GREEN: 0, Colour.AMBER: 1, Colour.GREY: 1, Colour.RED: 2, Colour.NOT_APPLICABLE: 0}


class Dimension(StrEnum):
    """What a project is judged by."""

    SCHEDULE = "schedule"
    COST = "cost"
    SCOPE = "scope"
    QUALITY = "quality"
    BENEFITS = "benefits"
    RISK = "risk"
    RESOURCES = "resources"
    COMPLIANCE = "compliance"


def worst(colours: list[Colour]) -> Colour:
    """Return the worst of known `colours`.

    Parameters
    ----------
    colours : list of Colour
        Green, Amber or Red; at least one.

    Returns
    -------
    Colour
        The one of the highest level.

    Raises
    ------
    ChoiceError
        If the list is empty or holds Grey or not applicable, which have no place on the scale.

    Examples
    --------
    >>> worst([Colour.GREEN, Colour.RED, Colour.AMBER])
    <Colour.RED: 'red'>
    """
    if not colours or not all(colour.known for colour in colours):
        raise ChoiceError("The worst colour needs at least one colour, and each must be Green, Amber or Red.")
    return max(colours, key=lambda colour: colour.level)
