"""What must hold of what a project gives back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from milepost.closing.choices import MONEY_KINDS, ReturnKind, ReturnState
from milepost.kernel.errors import Unmet
from milepost.kernel.measure import Known, NotApplicable, Result, Unknown
from milepost.people.choices import PostRole


@dataclass(frozen=True, slots=True)
class Held:
    """What a project holds of one thing: how much is left to give back, what waits, and what stands disputed."""

    kind: str
    name: str
    left: Result[Decimal]
    waiting: Decimal = Decimal(0)
    disputed: Decimal = Decimal(0)
    cure: str = "The project manager"
    path: str = "Propose its return."

    @property
    def known(self) -> bool:
        """Say whether it is known how much is held."""
        return not isinstance(self.left, Unknown)

    @property
    def open(self) -> bool:
        """Say whether it keeps the project open: something is left, waits, is disputed, or is not known."""
        left = self.left.value > 0 if isinstance(self.left, Known) else isinstance(self.left, Unknown)
        return left or self.waiting > 0 or self.disputed > 0

    @property
    def words(self) -> str:
        """Return what is open, in words."""
        if isinstance(self.left, Unknown):
            return self.left.reason
        left = self.left.value if isinstance(self.left, Known) else Decimal(0)
        told = ((left, "not given back"), (self.waiting, "waiting for its owner"), (self.disputed, "disputed"))
        return ", ".join(f"{amount.normalize():f} {what}" for amount, what in told if amount > 0)


def unspent(
    authorised: Result[Decimal], spent: Result[Decimal], committed: Decimal, returned: Decimal
) -> Result[Decimal]:
    """Return what is left of a budget: authorised less spent, less bound by contracts, less given back."""
    if isinstance(authorised, NotApplicable):
        return authorised
    for each in (authorised, spent):
        if isinstance(each, Unknown):
            return each
    if not isinstance(authorised, Known) or not isinstance(spent, Known):
        return NotApplicable("There is no budget.")
    return Known(max(authorised.value - spent.value - committed - returned, Decimal(0)))


def no_more_than_held(quantity: Decimal, left: Result[Decimal]) -> Unmet | None:
    """Require that what is given back is more than nothing, and no more than is still held: nothing goes back twice."""
    if isinstance(left, Known) and quantity.is_finite() and 0 < quantity <= left.value:
        return None
    missing = f"Between 0 and {left.value}." if isinstance(left, Known) else left.reason
    return Unmet(
        rule="no_more_than_held",
        sentence="A project gives back no more than it still holds, and nothing twice.",
        missing=missing,
        cure="You" if isinstance(left, Known) else "The project manager",
        path="Correct the quantity; what was proposed before counts already.",
        field="quantity",
    )


def whole_pieces(quantity: Decimal) -> Unmet | None:
    """Require that what is counted in pieces is a whole number of them."""
    if quantity.is_finite() and quantity == quantity.to_integral_value():
        return None
    return Unmet(
        rule="whole_pieces",
        sentence="Equipment and licences are counted in whole pieces.",
        missing="A whole number.",
        cure="You",
        path="Correct the quantity.",
        field="quantity",
    )


def owner_may_take_it(kind: str, posts: Collection[str], *, owns: bool) -> Unmet | None:
    """Require that people go back to a resource manager and money to an executive or the owner of the portfolio."""
    if owns:
        return None
    needed = PostRole.EXECUTIVE if kind in MONEY_KINDS else PostRole.RESOURCE_MANAGER
    if kind in {*MONEY_KINDS, ReturnKind.PEOPLE} and needed.value in posts:
        return None
    whose = "an executive or the owner of the portfolio" if kind in MONEY_KINDS else "a resource manager"
    return Unmet(
        rule="owner_may_take_it",
        sentence=f"{ReturnKind(kind).label} goes back to {whose}.",
        missing=f"Somebody who is {whose}.",
        cure="You",
        path="Choose who takes it back.",
        field="owner",
    )


def kind_is_of_money(kind: str) -> Unmet | None:
    """Require that money goes back as budget or as contingency."""
    if kind in MONEY_KINDS:
        return None
    return Unmet(
        rule="kind_is_of_money",
        sentence="Money is given back as unspent budget or as contingency.",
        missing="Which of the two.",
        cure="You",
        path="Choose one of the two.",
        field="kind",
    )


def somebody_else_takes_it(actor_id: int | None, owner_id: int) -> Unmet | None:
    """Require that nobody gives something back to themselves (SOD-04)."""
    if actor_id is None or actor_id != owner_id:
        return None
    return Unmet(
        rule="somebody_else_takes_it",
        sentence="Nobody gives something back to themselves.",
        missing="An owner who is somebody else.",
        cure="You",
        path="Choose who takes it back, or leave it to the deputy to propose.",
        field="owner",
    )


def return_is_in(state: str, lawful: Collection[str], then: str) -> Unmet | None:
    """Require that a return stands where the act belongs."""
    if state in lawful:
        return None
    return Unmet(
        rule="return_is_in",
        sentence=f"This return stands at: {ReturnState(state).label.lower()}.",
        missing=f"One that stands at: {' or '.join(ReturnState(each).label.lower() for each in lawful)}.",
        cure="The project manager",
        path=then,
    )


def dispute_names_what_is_missing(counted: Decimal, quantity: Decimal) -> Unmet | None:
    """Require that who disputes counted fewer than were to come back."""
    if counted.is_finite() and 0 <= counted < quantity:
        return None
    return Unmet(
        rule="dispute_names_what_is_missing",
        sentence="Who disputes a return counted less than was to come back.",
        missing=f"A count below {quantity.normalize():f}.",
        cure="You",
        path="Acknowledge it if everything is there.",
        field="counted",
    )


def resolution_is_between(found: Decimal, counted: Decimal | None, quantity: Decimal) -> Unmet | None:
    """Require that a resolution gives back no less than was counted and no more than was proposed."""
    if found.is_finite() and (counted or Decimal(0)) <= found <= quantity:
        return None
    return Unmet(
        rule="resolution_is_between",
        sentence="What came back in the end lies between what was counted and what was proposed.",
        missing=f"Between {counted} and {quantity}.",
        cure="You",
        path="Count again; what is missing is written off by this act.",
        field="found",
    )


def third_party_settles(actor_id: int | None, parties: Collection[int | None]) -> Unmet | None:
    """Require that a dispute is settled by nobody who proposed the return or counted it."""
    if actor_id is None or actor_id not in parties:
        return None
    return Unmet(
        rule="third_party_settles",
        sentence="A disputed return is settled by somebody who neither proposed nor counted it.",
        missing="A third person.",
        cure="The sponsor or an executive",
        path="Ask one of them.",
    )


def person_is_on_the_team(*, on_team: bool) -> Unmet | None:
    """Require that who is given back has a role on the project that ends by it."""
    if on_team:
        return None
    return Unmet(
        rule="person_is_on_the_team",
        sentence="A person who is given back is a deputy or a member of the team now, and not on the way already.",
        missing="A role on this project.",
        cure="You",
        path="Choose somebody of the team. The project manager's own role ends with the project.",
        field="person",
    )


def text_is_written(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_written",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )
