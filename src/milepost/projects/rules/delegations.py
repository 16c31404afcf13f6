"""What must hold of a delegation: of what is given, by whom, to whom, for how long, and of each act under it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from milepost.documents import wording
from milepost.kernel.errors import Unmet
from milepost.projects.choices import DelegationState, Unit
from milepost.projects.rules.powers import POWERS

Limits = Mapping[str, Mapping[str, str]]
"""By power, by unit, the limit as text; a power without a limit has none."""


def limited(powers: Collection[str], **limits: Decimal | None) -> dict[str, dict[str, str]]:
    """Return powers with those of the limits that can be measured for them."""
    return {
        code: {unit: str(limit) for unit, limit in limits.items() if limit is not None and unit in POWERS[code].units}
        for code in powers
    }


def powers_are_known(powers: Collection[str]) -> Unmet | None:
    """Require at least one power, each from the catalogue."""
    unknown = [code for code in powers if code not in POWERS]
    if powers and not unknown:
        return None
    return Unmet(
        rule="powers_are_known",
        sentence="A delegation gives powers that the house knows.",
        missing=f"Known powers in place of: {', '.join(unknown)}." if unknown else "At least one power.",
        cure="You",
        path="Choose what the other person may do for you.",
        field="powers",
    )


def limits_are_positive(limits: Mapping[str, Decimal | None]) -> Iterator[Unmet]:
    """Yield the limits that are not above zero: a power of nothing is no power."""
    for unit, limit in limits.items():
        if limit is not None and limit <= 0:
            yield Unmet(
                rule="limits_are_positive",
                sentence="A limit is above zero; without one the power goes as far as yours.",
                missing="A limit above zero, or none.",
                cure="You",
                path="Type another limit, or leave it empty.",
                field=unit,
            )


def limits_are_measured(powers: Collection[str], limits: Mapping[str, Decimal | None]) -> Iterator[Unmet]:
    """Yield the limits that none of the powers can be measured in: they would limit nothing."""
    measured = {unit for code in powers if code in POWERS for unit in POWERS[code].units}
    for unit, limit in limits.items():
        if limit is not None and unit not in measured:
            yield Unmet(
                rule="limits_are_measured",
                sentence="A limit is given for a power that is measured so.",
                missing=f"A power that is measured {Unit(unit).label}.",
                cure="You",
                path="Leave this limit empty, or choose such a power.",
                field=unit,
            )


def delegation_looks_ahead(start: date, end: date, today: date) -> Unmet | None:
    """Require that a delegation begins today or later, and ends on its first day or later."""
    if today <= start <= end:
        return None
    back = start < today
    return Unmet(
        rule="delegation_looks_ahead",
        sentence="A delegation begins today or later, and ends not before it begins: it is never back-dated.",
        missing="A first day that has not passed." if back else "A last day on or after the first.",
        cure="You",
        path="Correct the days. What was done without a delegation is told as it was, not covered afterwards.",
        field="start_date" if back else "end_date",
    )


def powers_are_held(lacking: Collection[str]) -> Unmet | None:
    """Require that whoever delegates holds each power, by a role or by one delegation that may be given on."""
    if not lacking:
        return None
    named = "; ".join(POWERS[code].label for code in sorted(lacking))
    return Unmet(
        rule="powers_are_held",
        sentence="Nobody delegates a power that they do not hold themselves.",
        missing=f"You do not hold, or may not give on: {named}.",
        cure="Whoever holds them",
        path="Leave them out, or ask whoever holds them to delegate.",
        field="powers",
    )


def given_on_within_its_source(
    powers: Limits, source: Limits, end: date, source_end: date, starts: date, source_start: date
) -> Iterator[Unmet]:
    """Yield where what is given on would exceed what was given: in a limit, or in time."""
    for code, limits in powers.items():
        for unit, bound in source.get(code, {}).items():
            if unit not in limits or Decimal(limits[unit]) > Decimal(bound):
                yield Unmet(
                    rule="given_on_within_its_source",
                    sentence="What is given on never exceeds what was given.",
                    missing=f"A limit of at most {bound} {Unit(unit).label} for: {POWERS[code].label}.",
                    cure="You, or whoever gave you the power",
                    path="Type a limit within your own.",
                    field=unit,
                )
    if end > source_end or starts < source_start:
        yield Unmet(
            rule="given_on_within_its_source",
            sentence="What is given on never exceeds what was given.",
            missing=f"Days from {wording.day(source_start)} to {wording.day(source_end)}.",
            cure="You, or whoever gave you the power",
            path="Choose days within those of your own delegation.",
            field="end_date",
        )


def delegation_leads_onward(delegate: int, line: Collection[int]) -> Unmet | None:
    """Require that a power is not given back to whoever it came from, nor to oneself."""
    if delegate not in line:
        return None
    return Unmet(
        rule="delegation_leads_onward",
        sentence="A power is not delegated in a circle: not to oneself, and not back to whoever it came from.",
        missing="Somebody else.",
        cure="You",
        path="Choose another person; whoever gave you the power can revoke it and act themselves.",
        field="delegate",
    )


def delegate_is_a_colleague(*, belongs: bool, outside: bool) -> Unmet | None:
    """Require that a delegate belongs to the organisation, and is neither client nor partner here."""
    if belongs and not outside:
        return None
    return Unmet(
        rule="delegate_is_a_colleague",
        sentence="A power is delegated to somebody of the organisation.",
        missing="A person who belongs to a unit, and is neither client nor partner of this project.",
        cure="You",
        path="Choose somebody else.",
        field="delegate",
    )


def oversight_is_not_given_to_the_overseen(name: str, *, dependent: bool) -> Unmet | None:
    """Require that control goes to nobody who delivers, lately did, or reports to who leads (SOD-02, SOD-05)."""
    if not dependent:
        return None
    return Unmet(
        rule="oversight_is_not_given_to_the_overseen",
        sentence="Control of a project is not delegated to whoever is controlled.",
        missing=f"{name} takes part in the delivery, lately did, or reports to who leads.",
        cure="You",
        path="Choose somebody independent of the delivery.",
        field="delegate",
    )


def powers_are_of_one_side(powers: Collection[str]) -> Unmet | None:
    """Require that one delegation gives powers of delivery or powers of control, not both."""
    if len({POWERS[code].delivers for code in powers if code in POWERS}) < 2:
        return None
    return Unmet(
        rule="powers_are_of_one_side",
        sentence="Nobody delivers and controls on the same project.",
        missing="Powers of one side only.",
        cure="You",
        path="Delegate delivery to one person and control to another.",
        field="powers",
    )


def delegation_is_in(state: str, lawful: Collection[str], *, ended: bool) -> Unmet | None:
    """Require that a delegation stands where a step begins, and that its last day has not passed."""
    if state in lawful and not ended:
        return None
    return Unmet(
        rule="delegation_is_in",
        sentence="This delegation is over." if ended else f"This delegation is {DelegationState(state).label.lower()}.",
        missing=f"One that is {' or '.join(sorted(DelegationState(each).label.lower() for each in lawful))}.",
        cure="Whoever holds the power",
        path="A new delegation can be offered.",
    )


def delegation_is_yours(*, yours: bool, who: str) -> Unmet | None:
    """Require that whoever was named answers, and that whoever gave or holds a delegation ends it."""
    if yours:
        return None
    return Unmet(
        rule="delegation_is_yours",
        sentence=f"Only {who} does this.",
        missing="You are not.",
        cure=who.capitalize(),
        path="Ask them.",
    )


def act_is_within_the_limit(label: str, unit: str, limit: Decimal, amount: Decimal | None) -> Unmet | None:
    """Require that an act under a delegation comes to no more than its limit; what is unknown is no zero."""
    if amount is not None and amount <= limit:
        return None
    told = "It is not known what this comes to." if amount is None else f"This comes to {amount.normalize():f}."
    return Unmet(
        rule="act_is_within_the_limit",
        sentence=f"Your delegation reaches up to {limit.normalize():f} {Unit(unit).label} for: {label}.",
        missing=told,
        cure="Whoever gave you the power",
        path="Ask them to do it themselves, or to delegate further.",
    )


def giver_still_holds_it(name: str, *, holds: bool) -> Unmet | None:
    """Require that whoever gave a power could do the act themselves at this instant."""
    if holds:
        return None
    return Unmet(
        rule="giver_still_holds_it",
        sentence="A delegated power reaches no further than that of whoever gave it.",
        missing=f"{name} may not do this here at this moment.",
        cure="Whoever holds the power now",
        path="Ask them to do it, or to delegate anew.",
    )
