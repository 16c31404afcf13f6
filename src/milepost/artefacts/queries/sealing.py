"""Whether versions are what was written: content, hash and ledger agree, or the version is refused by name."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.artefacts import rules
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.rules.content import seal_of
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.history import records_as_of


def sealed(artefact: Artefact, version: ArtefactVersion) -> ArtefactVersion:
    """Return `version` if it is what was written; refuse it by name if it was edited behind the ledger's back."""
    return whole_versions(artefact, [version])[0]


def whole_versions(artefact: Artefact, versions: Iterable[ArtefactVersion]) -> list[ArtefactVersion]:
    """Return the versions if each is what was written, asking the ledger once; refuse the first that is not."""
    found = list(versions)
    told = {each.pk: each for each in records_as_of(ArtefactVersion, clock.now(), [each.pk for each in found])}
    for version in found:
        ledger = told.get(version.pk)
        seals = {version.sha256, seal_of(version.content), ledger.sha256 if ledger else ""}
        unmet = rules.version_is_as_sealed(artefact.name, version.number, whole=len(seals) == 1)
        if unmet is not None:
            raise Refusal((unmet,))
    return found
