"""What is done is verified by somebody else, who does not deliver (SOD-02)."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import delivering, placed


def _self_verified(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.role and duty.verified_by == duty.role:
            yield Spot(
                f"{path}.verified_by",
                f"`{duty.role}` verifies its own obligation `{duty.code}`.",
                "Name another role.",
            )
    for path, activity in placed(method.activities, "activities"):
        for place, role in placed(activity.verified_by, f"{path}.verified_by"):
            if role in {*activity.responsible, *activity.accountable}:
                yield Spot(
                    place,
                    f"`{role}` does or answers for `{activity.code}` and verifies it.",
                    "Name another role.",
                )


def _verified_by_delivery(method: Method) -> Iterator[Spot]:
    banned = delivering(method)
    for path, duty in placed(method.obligations, "obligations"):
        if duty.verified_by in banned and duty.verified_by != duty.role:
            yield Spot(
                f"{path}.verified_by",
                f"`{duty.verified_by}` delivers and would verify `{duty.code}` (SOD-02).",
                "Name a role of control.",
            )
    for path, activity in placed(method.activities, "activities"):
        for place, role in placed(activity.verified_by, f"{path}.verified_by"):
            if role in banned - {*activity.responsible, *activity.accountable}:
                yield Spot(
                    place,
                    f"`{role}` delivers and would verify `{activity.code}` (SOD-02).",
                    "Name a role of control.",
                )


def _unverified(method: Method, *, critical: bool) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.verb == "shall" and duty.critical == critical and not duty.verified_by:
            yield Spot(f"{path}.verified_by", f"Nobody verifies `{duty.code}`.", "Name a role that does not deliver.")


VERIFIED_BY_ANOTHER = Rule("verified_by_another", "Nobody verifies what they do or answer for.", ERROR, _self_verified)
VERIFIER_DELIVERS_NOTHING = Rule(
    "verifier_delivers_nothing", "No role that delivers verifies.", ERROR, _verified_by_delivery
)
CRITICAL_SHALL_IS_VERIFIED = Rule(
    "critical_shall_is_verified",
    "Somebody verifies every critical obligation.",
    ERROR,
    lambda method: _unverified(method, critical=True),
)
SHALL_IS_VERIFIED = Rule(
    "shall_is_verified",
    "Somebody verifies every other obligation that somebody shall meet.",
    WARNING,
    lambda method: _unverified(method, critical=False),
)
