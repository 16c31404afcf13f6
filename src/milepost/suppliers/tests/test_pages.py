"""A partner signs in to their contract and to nothing else; who leads sees what its closing asks for."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from milepost.kernel import clock
from milepost.suppliers.models import Contract, SupplierEvaluation
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def address(noun: str, key: Any = None, verb: str = "") -> str:
    if key is None:
        return reverse(f"{noun}:list")
    return reverse(f"{noun}:verb", args=[key, verb]) if verb else reverse(f"{noun}:detail", args=[key])


def test_a_partner_finds_their_contract_at_home_and_no_project(story: Any) -> None:  # noqa: F811
    client = signed_in(story, "partner")
    home = client.get("/").content.decode()
    assert "C-1 Track works" in home
    assert "Drawings" in home
    assert "How you were evaluated" in home
    assert "Project P-1" not in home
    contract = Contract.objects.get(code="C-1")
    page = client.get(address("contracts", contract.pk)).content.decode()
    assert "Facts suggest" in page
    assert client.get("/projects/P-1/").status_code == 404
    assert client.get(address("contracts", Contract.objects.get(code="C-2").pk)).status_code == 404
    assert client.get(address("suppliers", contract.supplier_id)).status_code == 404


def test_a_partner_comments_through_the_page_and_judges_nothing(story: Any) -> None:  # noqa: F811
    client, evaluation = signed_in(story, "partner"), SupplierEvaluation.objects.get()
    comment = address("supplier-evaluations", evaluation.pk, "comment")
    typed = {"contested": ["schedule"], "comment": "You gave the site late.", "version": str(evaluation.version)}
    assert client.post(comment, typed).status_code == 422, "its fourteen days are over by now"
    with clock.at(story.now):
        assert client.post(comment, typed).status_code == 302
    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.contested) == ("contested", ["schedule"])
    deliverable = evaluation.contract.deliverables.get()
    judged = client.post(
        address("contract-deliverables", deliverable.pk, "judge"), {"verdict": "accepted", "defects": 0}
    )
    assert judged.status_code != 302


@pytest.mark.parametrize("role", ["member", "client_signatory", "nobody"])
def test_who_has_no_part_in_a_contract_does_not_find_it(story: Any, role: str) -> None:  # noqa: F811
    client, contract = signed_in(story, role), Contract.objects.get(code="C-1")
    assert client.get(address("contracts", contract.pk)).status_code == 404
    assert client.get(address("supplier-evaluations", contract.evaluation.pk)).status_code == 404


def test_the_page_of_a_contract_says_what_its_closing_asks_for(story: Any) -> None:  # noqa: F811
    client, contract = signed_in(story, "pm"), Contract.objects.get(code="C-1")
    page = client.get(address("contracts", contract.pk)).content.decode()
    assert "2 of 9 done" in page
    assert "Propose the evaluation, hear the supplier, publish." in page


def test_the_form_of_an_evaluation_takes_ratings_with_their_evidence(story: Any) -> None:  # noqa: F811
    contract = Contract.objects.get(code="C-1")
    SupplierEvaluation.objects.all().delete()
    client = signed_in(story, "pm")
    evaluate = address("contracts", contract.pk, "evaluate")
    shown = client.get(evaluate).content.decode()
    assert shown.count("selected") >= 3, "what the facts suggest is filled in"
    typed: dict[str, Any] = dict.fromkeys(("quality", "schedule", "cost", "management", "compliance"), "3")
    typed |= {"quality": "5", "narrative": "Good."}
    assert "Evidence for quality" in client.post(evaluate, typed).content.decode()
    assert not SupplierEvaluation.objects.exists()
    assert client.post(evaluate, typed | {"quality_evidence": "Test report 7"}).status_code == 302
    assert SupplierEvaluation.objects.get().evidence == {"quality": "Test report 7"}
