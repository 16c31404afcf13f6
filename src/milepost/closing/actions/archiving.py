"""Verbs of the archive: seal it, try to restore it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from milepost.closing import queries, rules
from milepost.closing.actions.acceptance.sealing import present_or_first_key
from milepost.closing.actions.guards import in_closing, independent_in_closing, state_is
from milepost.closing.bridge import Item, Packed, keep, kept, pack
from milepost.closing.choices import ArchiveState
from milepost.closing.events import ArchiveSealed
from milepost.closing.models import ArchivedFile, ArchivePackage, RestoreTest, SigningKey
from milepost.closing.policies import SEALERS, TESTERS
from milepost.closing.verifier.verify_archive import ledger_problems, read, verify
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Refusal
from milepost.kernel.ledger import GENESIS
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, part_scope, project_scope

ASK_THE_PMO = "Ask the PMO director or an analyst who took no part in the delivery."
LONGEST_FINDINGS = 4000
LISTED_LENGTH = 250


@action(
    "closing.seal_archive",
    allowed=SEALERS,
    scope=project_scope,
    guards=(
        can_be_written,
        in_closing(rules.archive_is_of_a_closing_project),
        independent_in_closing("seal the archive"),
    ),
    path=ASK_THE_PMO,
)
def seal_archive(act: Act, project: Project) -> ArchivePackage:
    """Put everything that a project leaves into one sealed and signed file; its digest stands in the ledger then."""
    before = queries.present_archive(project)
    act.require(
        rules.archive_is_stale(present=before is not None, since=queries.changes_since(before) if before else 0),
        rules.mandatory_documents_are_in(queries.missing_documents(project)),
        rules.personal_data_is_settled([each.place for each in queries.open_flags(project)]),
    )
    head = (act.turn.seq, act.turn.hash) if act.turn else (0, GENESIS)
    key = present_or_first_key(act)
    packed = pack(project, act.stream, head, act.at, local_date(act.at), key=key)
    _require_whole(act, packed, head)
    if before is not None:
        act.change(before, state=ArchiveState.SUPERSEDED)
    sealed = act.add(_package(act, project, packed, head, key))
    act.add_all([_line(sealed, kind, item, local_date(act.at)) for kind, item in packed.items])
    keep(packed.content)
    actor = act.actor.person_id
    act.tell(
        ArchiveSealed(at=act.at, project_id=project.pk, actor_id=actor, archive_id=sealed.pk, sha256=sealed.sha256)
    )
    return sealed


@action(
    "closing.try_restore",
    allowed=TESTERS,
    scope=part_scope,
    guards=(state_is(rules.archive_is_in, ArchiveState.SEALED, ArchiveState.SUPERSEDED),),
    path="Ask the PMO or an auditor to try it.",
)
def try_restore(act: Act, archive: ArchivePackage, *, note: str = "") -> RestoreTest:
    """Open the archive, verify every byte, read every file of it, and record what was found, good or bad."""
    try:
        content, problems = kept(archive.sha256)
        entries = 0 if problems else len(read(content)[1])
    except Refusal as refusal:
        problems, entries = [each.missing for each in refusal.unmet], 0
    return act.add(
        RestoreTest(
            archive=archive,
            project_id=archive.project_id,
            passed=not problems,
            entries=entries,
            findings="\n".join(problems)[:LONGEST_FINDINGS],
            note=note,
            tested_by_id=act.actor.person_id or 0,
            tested_at=act.at,
        )
    )


def _require_whole(act: Act, packed: Packed, head: tuple[int, str]) -> None:
    """Refuse to seal what does not verify: the chain by name first, then the whole."""
    told = verify(packed.content)
    _, entries = read(packed.content)
    chain = ledger_problems(
        "ledger", entries["ledger/stream.jsonl"], act.stream, {"seq": head[0], "hash": head[1] or GENESIS}
    )
    act.require(rules.ledger_follows(str(next(chain, ""))))
    act.require(rules.archive_is_whole([str(each) for each in told]))


def _package(act: Act, project: Project, packed: Packed, head: tuple[int, str], key: SigningKey) -> ArchivePackage:
    return ArchivePackage(
        project=project,
        number=queries.archive_count(project) + 1,
        sha256=packed.sha256,
        size=len(packed.content),
        entries=len(packed.items) + 2,
        ledger_seq=head[0],
        ledger_hash=head[1],
        key=key,
        sealed_by_id=act.actor.person_id or 0,
        sealed_at=act.at,
        keep_until_date=packed.keep_until,
    )


def _line(archive: ArchivePackage, kind: str, item: Item, today: date) -> ArchivedFile:
    return ArchivedFile(
        archive=archive,
        project_id=archive.project_id,
        path=item.path,
        title=item.title[:LISTED_LENGTH],
        kind=kind,
        media_type=item.media_type,
        sha256=sha256(item.content).hexdigest(),
        size=len(item.content),
        access=item.access,
        keep_until_date=rules.years_after(today, item.years),
        words=item.words,
    )
