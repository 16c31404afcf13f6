"""One project of class C from its request to its end by the API alone: everybody in a session of their own.

What it leaves is looked at through the API and the ledger, and on a machine that has the archive and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from milepost.kernel.verify import verify
from tests.way.by_api import ByApi
from tests.way.hand import Clock
from tests.way.house import found
from tests.way.whole import SCENES

VERIFIER = Path(__file__).parents[2] / "src/milepost/closing/verifier/verify_archive.py"
API = "/api/v1"


@pytest.mark.django_db
def test_a_project_goes_its_whole_way_by_the_api_alone_and_its_archive_proves_itself(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    found(clock)
    hand, kept = ByApi(clock), dict[str, Any]()
    for scene in SCENES:
        scene(hand, kept)
    what_everybody_sees_in_the_end(hand, kept)
    whole = verify()
    assert not whole.findings, whole.findings
    assert whole.entries > 150
    archive = hand.content("analyst", f"{API}/closing/archives/{kept['archive']}")
    it_is_whole_on_a_machine_that_has_nothing_else(tmp_path, archive)


def what_everybody_sees_in_the_end(hand: ByApi, kept: dict[str, Any]) -> None:
    project = kept["project"]
    assert hand.shows("director", "projects", project, "Closed")
    assert not [who for who in ("project manager", "member", "sponsor") if hand.sees(who, "projects", project)], (
        "with the project every part in it has ended"
    )
    assert hand.shows("requester", "requests", kept["request"], "Became a project")
    said = {each["code"]: each["said"] for each in hand.get("director", f"{API}/closing/projects/{project}")}
    assert {said[code] for code in said} <= {"met", "not_applicable"}, said
    (review,) = hand.find("auditor", "post-implementation-reviews")
    assert hand.shows("auditor", "post-implementation-reviews", review, "The auditor")
    assert len(hand.find("analyst", "gate-decisions")) == 3
    assert len(hand.find("analyst", "baselines")) == 2, "the plan as approved, and the plan after its change"


def it_is_whole_on_a_machine_that_has_nothing_else(folder: Path, archive: bytes) -> None:
    (folder / "verify_archive.py").write_bytes(VERIFIER.read_bytes())
    assert verified(folder, archive) == 0
    for place in range(0, len(archive), len(archive) // 12):
        changed = bytearray(archive)
        changed[place] ^= 1
        assert verified(folder, bytes(changed)) == 1, f"a changed byte at {place} goes unseen"


def verified(folder: Path, archive: bytes) -> int:
    """Return what the verifier answers: a bare Python, without the house, its packages or its settings."""
    (folder / "archive.zip").write_bytes(archive)
    bare = [sys.executable, "-I", "-S", "verify_archive.py", "archive.zip"]
    return subprocess.run(bare, cwd=folder, env={}, capture_output=True, check=False).returncode
