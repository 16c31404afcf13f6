"""Before a project is closed, the archive is sealed."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.archive, "The archive is sealed and holds everything.")


ARCHIVE_SEALED = Condition(
    code="archive_sealed",
    label="Archive sealed",
    sentence="The files of the project are sealed in an archive that holds everything up to its closing.",
    owner="The PMO",
    path="Seal the archive on the page of the project.",
    check=check,
)
