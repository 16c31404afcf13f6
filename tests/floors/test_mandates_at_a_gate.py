"""A gate asks for the mandate of the client's signatory: the record tells it, and nobody has to say it again."""

from __future__ import annotations

from milepost.closing import actions as closing
from milepost.governance import queries
from milepost.kernel import clock
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.ending.acceptance import mandate_for
from tests.suites.samples.governance import stated

CHECK = "signatories_mandated"


def outcome(world: World) -> str:
    check = queries.gate_check(owing(world), "rfe")
    assert check is not None
    return next(str(each.verdict.outcome) for each in check.findings if each.criterion.check == CHECK)


def test_a_recorded_mandate_meets_the_criterion_and_a_revoked_one_does_not(world: World) -> None:
    assert outcome(world) == "not_met"
    mandate = closing.record_mandate(world.actor("sponsor"), owing(world), **mandate_for(world))
    assert outcome(world) == "met"
    closing.revoke_mandate(world.actor("sponsor"), mandate, reason="The client names somebody else")
    assert outcome(world) == "not_met"


def test_a_statement_serves_only_where_no_mandate_was_ever_recorded(world: World) -> None:
    stated(world, owing(world), CHECK, "sponsor")
    assert outcome(world) == "met"
    mandate = closing.record_mandate(world.actor("sponsor"), owing(world), **mandate_for(world))
    closing.revoke_mandate(world.actor("sponsor"), mandate, reason="The client names somebody else")
    assert outcome(world) == "not_met", clock.now()
