"""What must hold of a version of a method before it binds anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from milepost.documents.wording import day
from milepost.kernel.errors import Refusal, Unmet
from milepost.methods.choices import UNPUBLISHED, VersionStanding, VersionState
from milepost.methods.notation import Problem

APPROVALS_NEEDED = 2
MOST_TOLD = 20
ANOTHER = "Somebody else of the PMO"


class ContentDiffers(Refusal):
    """The stored content of a method version is not the one that the ledger knows."""


def numbers_of(version_code: str) -> tuple[int, ...]:
    """Return the numbers of a version code, by which versions are ordered."""
    return tuple(int(part) for part in version_code.split("."))


def standing_on(state: str, effective_from: date | None, followed_from: date | None, on: date) -> VersionStanding:
    """Return where a version stands on a day; `followed_from` is when the next published version is effective."""
    if state != VersionState.PUBLISHED or effective_from is None:
        return VersionStanding(state)
    if on < effective_from:
        return VersionStanding.PUBLISHED
    followed = followed_from is not None and followed_from <= on
    return VersionStanding.RETIRING if followed else VersionStanding.EFFECTIVE


def unreadable(problems: Iterable[Problem]) -> Iterator[Unmet]:
    """Yield what cannot be read of a written method, each with its place."""
    for problem in problems:
        yield Unmet(
            rule="method_can_be_read",
            sentence="A method is read whole or not at all.",
            missing=str(problem),
            cure="You",
            path="Correct the text at the named places and send it again; the schema of a method tells the form.",
            field="text",
        )


def version_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that a version stands where the act begins."""
    if state in lawful:
        return None
    wanted = " or ".join(VersionState(each).label.lower() for each in sorted(lawful))
    return Unmet(
        rule="version_is_in",
        sentence=f"This is done with a version that is {wanted}.",
        missing=f"It is {VersionState(state).label.lower()}.",
        cure="PMO",
        path="Return it to draft to change it, or write a version with a higher number.",
    )


def published_content_never_changes(state: str) -> Unmet | None:
    """Require that content is only written into a draft."""
    if state == VersionState.DRAFT:
        return None
    published = state not in UNPUBLISHED
    return Unmet(
        rule="published_content_never_changes",
        sentence="The content of a version that was published never changes, and one in review is not changed either.",
        missing="A draft.",
        cure="PMO",
        path="Write a version with a higher number." if published else "Return it to draft, with the reason, first.",
        field="text",
    )


def number_is_higher(version_code: str, published: Collection[str]) -> Unmet | None:
    """Require a number above that of every published version of the method."""
    highest = max(published, key=numbers_of, default=None)
    if highest is None or numbers_of(version_code) > numbers_of(highest):
        return None
    return Unmet(
        rule="number_is_higher",
        sentence="A new version has a higher number than every published one.",
        missing=f"{highest} is published, and this is {version_code}.",
        cure="You",
        path="Raise the version in the text and send it again.",
        field="text",
    )


def draft_is_replaced_knowingly(version_code: str, *, replace: bool) -> Unmet | None:
    """Require that whoever sends a number that is drafted already says that the draft is to be replaced."""
    if replace:
        return None
    return Unmet(
        rule="draft_is_replaced_knowingly",
        sentence=f"There is a draft of {version_code} already.",
        missing="Your word that it is to be replaced.",
        cure="You",
        path="Tick that the draft is replaced, or raise the version in the text.",
        field="replace",
    )


def draft_says_something_new(*, changed: bool) -> Unmet | None:
    """Require that what is sent differs from the draft that stands."""
    if changed:
        return None
    return Unmet(
        rule="draft_says_something_new",
        sentence="This is what the draft says already.",
        missing="A difference.",
        cure="Nobody",
        path="Leave it as it is, or change the text.",
        field="text",
    )


def method_stays(code: str, method_code: str) -> Unmet | None:
    """Require that a draft stays a version of its method."""
    if code == method_code:
        return None
    return Unmet(
        rule="method_stays",
        sentence="A draft stays a version of its method.",
        missing=f"The text names {code}, the draft is one of {method_code}.",
        cure="You",
        path="Import it as a version of its own.",
        field="text",
    )


def not_by_its_sole_author(person_id: int | None, authors: Collection[int], deed: str) -> Unmet | None:
    """Require that who approves or publishes did not write the version alone (SOD-07)."""
    if person_id is not None and set(authors) != {person_id}:
        return None
    return Unmet(
        rule="not_by_its_sole_author",
        sentence=f"Nobody {deed} a method version that they wrote alone.",
        missing="A second pair of eyes.",
        cure=ANOTHER,
        path="Ask another person of the PMO; an executive or the director appoints one where there is none.",
    )


def approves_once(person_id: int | None, approvers: Collection[int]) -> Unmet | None:
    """Require that the approver has not approved this content already."""
    if person_id not in approvers:
        return None
    return Unmet(
        rule="approves_once",
        sentence="You have approved this content already.",
        missing="The approval of somebody else.",
        cure=ANOTHER,
        path="Ask another person of the PMO to approve it.",
    )


def enough_have_approved(count: int) -> Unmet | None:
    """Require two approvals of exactly this content."""
    if count >= APPROVALS_NEEDED:
        return None
    return Unmet(
        rule="enough_have_approved",
        sentence=f"{APPROVALS_NEEDED} people of the PMO approve a version before it is published.",
        missing=f"{count} of {APPROVALS_NEEDED} approvals.",
        cure=ANOTHER,
        path="Ask them to read and approve it.",
    )


def version_is_sound(errors: Collection[str]) -> Iterator[Unmet]:
    """Yield what the linter found that keeps a method from binding anybody."""
    for error in list(errors)[:MOST_TOLD]:
        yield Unmet(
            rule="version_is_sound",
            sentence="A version is published when the linter finds no error in it.",
            missing=error,
            cure="Its authors",
            path="Return it to draft, correct what is found, and submit it again.",
        )


def effective_date_lies_ahead(effective_from: date, today: date) -> Unmet | None:
    """Require that a version binds from today on at the earliest: nothing is retroactive."""
    if effective_from >= today:
        return None
    return Unmet(
        rule="effective_date_lies_ahead",
        sentence="A method binds what is to come, never what was.",
        missing=f"{day(effective_from)} has passed.",
        cure="You",
        path="Choose today or a later day.",
        field="effective_from",
    )


def effective_after_the_others(effective_from: date, latest: date | None) -> Unmet | None:
    """Require a date after that of every published version: the later number is the one in force."""
    if latest is None or effective_from > latest:
        return None
    return Unmet(
        rule="effective_after_the_others",
        sentence="A version becomes effective after every version published before it.",
        missing=f"One is effective from {day(latest)}.",
        cure="You",
        path="Choose a later day, or retire the one that is still to come.",
        field="effective_from",
    )


def not_in_force(standing: str) -> Unmet | None:
    """Require that a version which retires is superseded, or never came into force."""
    if standing in {VersionStanding.PUBLISHED, VersionStanding.RETIRING}:
        return None
    return Unmet(
        rule="not_in_force",
        sentence="A version retires when another is in force, or before its own day has come.",
        missing="A later version that is effective.",
        cure="PMO",
        path="Publish the version that takes its place; this one can retire once that is effective.",
    )


def nobody_stands_on_it(count: int) -> Unmet | None:
    """Require that no project follows a version which retires."""
    if not count:
        return None
    return Unmet(
        rule="nobody_stands_on_it",
        sentence="A version retires when no project follows it any more.",
        missing=f"{count} follow it.",
        cure="PMO",
        path="Move those projects to a later version first, or wait until they are closed.",
    )


def content_is_as_recorded(name: str, found: str, stored: str, known: str) -> Unmet | None:
    """Require that content, the hash beside it and the hash that the ledger knows are one."""
    if found == stored == known:
        return None
    promised = known or "that an entry of the ledger knows"
    return Unmet(
        rule="content_is_as_recorded",
        sentence=f"The content of {name} is not what was recorded: it was changed behind the ledger.",
        missing=f"Content with the SHA-256 {promised}; the one found is {found}.",
        cure="The operator of the machine",
        path="Run `milepost verify`, find out who wrote to the database, and restore the row from a backup.",
    )
