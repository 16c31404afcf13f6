"""The verbs of method versions: written, reviewed, approved by two, published for a day, retired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import InvalidInput, Unmet
from milepost.kernel.policy import Actor
from milepost.methods import queries, rules
from milepost.methods.choices import VersionState
from milepost.methods.definition import Method as Definition
from milepost.methods.events import MethodVersionMoved, MethodVersionPublished
from milepost.methods.models import Method, MethodApproval, MethodAuthor, MethodVersion
from milepost.methods.notation import MethodUnreadable, content_of, method_from_yaml
from milepost.methods.packs import DEFAULT, pack
from milepost.methods.policies import APPROVERS, PUBLISHERS, WRITERS
from milepost.people.queries import local_date

PROPOSE = "Propose the change to the PMO; it writes the method."
ASK_THE_PMO = "Ask the PMO."


Guard = Callable[[Actor, MethodVersion], Iterator[Unmet]]


def _in(lawful: str, *further: Guard) -> Guard:
    """Return the guard that a version stands where the act begins; only then is anything `further` asked."""

    def guard(actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
        unmet = rules.version_is_in(version.state, (lawful,))
        if unmet is not None:
            yield unmet
            return
        for each in further:
            yield from each(actor, version)

    return guard


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def _writable(_actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
    yield from _unmet(rules.published_content_never_changes(version.state))


def _may_approve(actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
    approvers = [each.person_id for each in queries.approvals_of(version.pk, version.content_hash)]
    yield from _unmet(
        rules.not_by_its_sole_author(actor.person_id, queries.authors_of(version.pk), "approves"),
        rules.approves_once(actor.person_id, approvers),
    )


def _may_publish(actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
    approvals = queries.approvals_of(version.pk, version.content_hash)
    yield from _unmet(
        rules.not_by_its_sole_author(actor.person_id, queries.authors_of(version.pk), "publishes"),
        rules.enough_have_approved(len(approvals)),
    )
    yield from rules.version_is_sound([str(each) for each in queries.lint_of(version.pk).errors])


def _may_retire(_actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
    yield from _unmet(
        rules.not_in_force(queries.standing(version)),
        rules.nobody_stands_on_it(queries.pinned_to(version.pk)),
    )


@action("methods.import_method_version", allowed=WRITERS, path=PROPOSE)
def import_method_version(act: Act, *, text: str, changelog: str = "", replace: bool = False) -> MethodVersion:
    """Read a version from YAML and keep it as a draft, in the place of the draft with its number if that is wanted."""
    return _taken(act, _read(text), changelog, replace=replace)


@action("methods.start_from_pack", allowed=WRITERS, path=PROPOSE)
def start_from_pack(act: Act, *, changelog: str = "") -> MethodVersion:
    """Take the shipped PM²-derived pack as a draft, to be adapted, reviewed and published like any other."""
    return _taken(act, pack(DEFAULT), changelog, replace=False)


@action("methods.rewrite_method_version", allowed=WRITERS, guards=(_writable,), path=PROPOSE)
def rewrite_method_version(
    act: Act, method_version: MethodVersion, *, text: str, changelog: str = "", version: int | None = None
) -> MethodVersion:
    """Write the content of a draft anew."""
    act.expect(method_version, version)
    definition = _read(text)
    act.require(
        rules.method_stays(definition.code, method_version.method.code),
        rules.number_is_higher(definition.version, queries.published_codes(definition.code)),
    )
    return _written(act, method_version, definition, changelog)


@action("methods.submit_method_version", allowed=WRITERS, guards=(_in(VersionState.DRAFT),), path=ASK_THE_PMO)
def submit_method_version(act: Act, method_version: MethodVersion, *, version: int | None = None) -> MethodVersion:
    """Give a draft to the others of the PMO to review; its content stands still meanwhile."""
    act.expect(method_version, version)
    return _moved(act, method_version, VersionState.IN_REVIEW)


@action("methods.return_method_version", allowed=APPROVERS, guards=(_in(VersionState.IN_REVIEW),), path=ASK_THE_PMO)
def return_method_version(
    act: Act, method_version: MethodVersion, *, reason: str, version: int | None = None
) -> MethodVersion:
    """Give a version in review back to its authors, and say why; approvals so far are void."""
    act.expect(method_version, version)
    act.because(reason)
    for approval in MethodApproval.objects.filter(method_version=method_version):
        act.remove(approval)
    return _moved(act, method_version, VersionState.DRAFT)


@action(
    "methods.approve_method_version",
    allowed=APPROVERS,
    guards=(_in(VersionState.IN_REVIEW, _may_approve),),
    path="Ask somebody of the PMO who did not write it alone.",
)
def approve_method_version(act: Act, method_version: MethodVersion, *, version: int | None = None) -> MethodVersion:
    """Approve exactly the content that stands."""
    act.expect(method_version, version)
    act.expect(queries.as_it_stands(method_version.pk), method_version.version)
    queries.definition_of(method_version.pk)
    act.add(
        MethodApproval(
            method_version=method_version,
            person_id=act.actor.person_id or 0,
            content_hash=method_version.content_hash,
            approved_at=act.at,
        )
    )
    return _told(act, method_version)


@action(
    "methods.publish_method_version",
    allowed=PUBLISHERS,
    guards=(_in(VersionState.IN_REVIEW, _may_publish),),
    path=ASK_THE_PMO,
)
def publish_method_version(
    act: Act, method_version: MethodVersion, *, effective_from: date, version: int | None = None
) -> MethodVersion:
    """Publish a version that two approved, to be in force from a day on that has not passed; it never changes again."""
    act.expect(method_version, version)
    definition = queries.definition_of(method_version.pk)
    act.require(
        rules.number_is_higher(method_version.code, queries.published_codes(definition.code, method_version.pk)),
        rules.effective_date_lies_ahead(effective_from, local_date(act.at)),
        rules.effective_after_the_others(effective_from, queries.latest_effective(method_version.pk)),
    )
    act.change(method_version.method, name=definition.name)
    act.change(
        method_version,
        state=VersionState.PUBLISHED,
        effective_from=effective_from,
        published_at=act.at,
        published_by_id=act.actor.person_id,
    )
    act.tell(MethodVersionPublished(at=act.at, version_id=method_version.pk, effective_from=effective_from))
    return method_version


@action(
    "methods.retire_method_version",
    allowed=PUBLISHERS,
    guards=(_in(VersionState.PUBLISHED, _may_retire),),
    path=ASK_THE_PMO,
)
def retire_method_version(
    act: Act, method_version: MethodVersion, *, reason: str, version: int | None = None
) -> MethodVersion:
    """Retire a version that nobody follows any more, or one whose day has not come; its record stays."""
    act.expect(method_version, version)
    act.because(reason)
    return _moved(act, method_version, VersionState.RETIRED, retired_on=local_date(act.at))


def _read(text: str) -> Definition:
    try:
        return method_from_yaml(text)
    except MethodUnreadable as unreadable:
        raise InvalidInput(tuple(rules.unreadable(unreadable.problems))) from unreadable


def _taken(act: Act, definition: Definition, changelog: str, *, replace: bool) -> MethodVersion:
    """Keep a definition as a new draft, or in the place of the draft with its number."""
    standing = queries.draft_of(definition.code, definition.version)
    if standing is not None:
        act.require(
            rules.published_content_never_changes(standing.state),
            rules.draft_is_replaced_knowingly(definition.version, replace=replace),
        )
    act.require(rules.number_is_higher(definition.version, queries.published_codes(definition.code)))
    if standing is not None:
        return _written(act, standing, definition, changelog)
    method = queries.method_with(definition.code)
    method = method or act.add(Method(code=definition.code, name=definition.name))
    plain, content_hash = content_of(definition)
    kept = MethodVersion(method=method, code=definition.version, content=plain, content_hash=content_hash)
    kept.name, kept.changelog = _name_of(definition), changelog
    act.add(kept)
    act.add(MethodAuthor(method_version=kept, person_id=act.actor.person_id or 0))
    return _told(act, kept)


def _written(act: Act, draft: MethodVersion, definition: Definition, changelog: str) -> MethodVersion:
    plain, content_hash = content_of(definition)
    differs = content_hash != draft.content_hash
    act.require(rules.draft_says_something_new(changed=differs or changelog != draft.changelog))
    if differs and act.actor.person_id not in queries.authors_of(draft.pk):
        act.add(MethodAuthor(method_version=draft, person_id=act.actor.person_id or 0))
    told: dict[str, Any] = {"code": definition.version, "name": _name_of(definition), "changelog": changelog}
    act.change(draft, content=plain, content_hash=content_hash, **told)
    return _told(act, draft)


def _name_of(definition: Definition) -> str:
    return f"{definition.name} {definition.version}"


def _moved(act: Act, method_version: MethodVersion, state: str, **values: Any) -> MethodVersion:
    act.change(method_version, state=state, **values)
    return _told(act, method_version)


def _told(act: Act, method_version: MethodVersion) -> MethodVersion:
    act.tell(MethodVersionMoved(at=act.at, version_id=method_version.pk, state=method_version.state))
    return method_version
