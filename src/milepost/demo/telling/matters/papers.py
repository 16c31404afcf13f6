"""Scenes of documents: the project manager writes and hands in, somebody comments, the sponsor reads and approves."""

from __future__ import annotations

from milepost.artefacts import actions as artefacts
from milepost.artefacts.choices import Severity
from milepost.artefacts.queries import version_of
from milepost.demo.cast.charters import CHARTERS
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.projects.choices import RoleOnProject

CHARTER = "project_charter"


def hand_in_charter() -> Deed:
    """Have the project manager write the charter and hand it in."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        pm = pm_of(narrator, strand)
        started = narrator.do(pm, artefacts.start_artefact, strand.project, type_code=CHARTER)
        narrator.do(pm, artefacts.draft_artefact, started, content=CHARTERS[strand.plot.code])
        strand.charter = narrator.do(pm, artefacts.submit_artefact, started)

    return deed


def comment_on_charter(text: str, field: str) -> Deed:
    """Have the oversight officer comment on a field of the charter."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        if strand.charter is None:
            raise ValueError("A charter is commented on once it is handed in")
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        weight = Severity.SHOULD.value
        said = narrator.do(officer, artefacts.raise_comment, strand.charter, text=text, field=field, severity=weight)
        strand.comments.append(said)

    return deed


def answer_comment(resolution: str) -> Deed:
    """Have the project manager resolve the oldest open comment."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), artefacts.resolve_comment, strand.comments.pop(0), resolution=resolution)

    return deed


def approve_charter(reason: str) -> Deed:
    """Have the sponsor read the charter and approve it."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        if strand.charter is None:
            raise ValueError("A charter is approved once it is handed in")
        sponsor = narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value)
        sha256 = version_of(strand.charter).sha256
        narrator.do(sponsor, artefacts.confirm_reading, strand.charter, sha256=sha256)
        narrator.do(sponsor, artefacts.approve_artefact, strand.charter, reason=reason)

    return deed
