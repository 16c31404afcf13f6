"""The demonstration has a contract under way, one to countersign, an evaluation and a return that wait."""

from __future__ import annotations

import pytest

from milepost.closing.models import ResourceReturn
from milepost.demo.cast import people as cast
from milepost.demo.tests.told import tell
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.suppliers import queries
from milepost.suppliers.models import Contract, SupplierEvaluation


@pytest.mark.django_db
def test_contracts_and_a_return_wait_for_the_right_people():
    tell("TRM-330", "TRM-331", "TRM-332")
    assert dict(Contract.objects.values_list("code", "state")) == {
        "C-331-1": "delivering",
        "C-331-2": "delivered",
        "C-332-1": "final_account",
    }
    closing = Contract.objects.get(code="C-332-1")
    assert closing.closing_requested_at is not None
    assert all(each.done for each in queries.fact_of(closing).checklist)
    assert SupplierEvaluation.objects.get(contract__code="C-331-2").state == "proposed"
    disputed = ResourceReturn.objects.get()
    assert (disputed.state, disputed.quantity, disputed.counted) == ("disputed", 3, 2)
    partner = Person.objects.get(name=cast.PARTNER)
    with clock.at(disputed.answered_at):
        seen = queries.contracts_visible_to(Actor(partner.pk, partner.name))
        assert {each.code for each in seen} == {"C-331-1", "C-331-2"}
