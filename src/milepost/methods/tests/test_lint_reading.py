"""What rules ask of a method: what surely comes after what, and what a class is left with."""

import pytest

from milepost.methods.definition import Anchor, Phase
from milepost.methods.lint.reading.classes import for_class
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.packs import pack
from milepost.methods.tests.seeded.defect import add, defect, drop, put

PM2 = pack()
FLOW = flow_of(PM2)


def at(text: str) -> Anchor:
    """Read `planning+3`, `.planning-3` for the end of a phase, `@rfp`, `start`, `end`."""
    sign = next((each for each in "+-" if each in text), "+")
    name, _, days = text.partition(sign)
    number = int(sign + (days or "0"))
    if name in {"start", "end"}:
        return Anchor(kind="project_start" if name == "start" else "project_end", days=number)
    kinds = {"@": "gate", ".": "phase_end"}
    return Anchor(kind=kinds.get(name[0], "phase_start"), of=name.lstrip("@."), days=number)


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("planning+1", "planning"),
        ("planning+1", "@rfp"),
        ("planning+1", ".initiating"),
        ("executing", "planning"),
        ("executing", ".initiating"),
        ("closing-5", "planning-5"),
        ("end", "@rfc"),
        ("end+1", ".closing"),
        ("start", "start-1"),
        ("initiating", "start-1"),
        (".planning+2", "executing+1"),
    ],
)
def test_what_is_surely_later(late, early):
    assert FLOW.surely_after(at(late), at(early))
    assert not FLOW.surely_after(at(early), at(late))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("planning", "@rfp"),
        ("planning+40", ".planning-10"),
        ("executing-1", "planning"),
        ("start", "initiating"),
        ("end", ".closing"),
        ("@unknown", "planning"),
        ("unknown", "planning"),
    ],
)
def test_what_is_the_same_or_cannot_be_known_is_not_later(one, other):
    assert not FLOW.surely_after(at(one), at(other))
    assert not FLOW.surely_after(at(other), at(one))


@pytest.mark.parametrize(
    ("anchor", "phase"),
    [
        ("start+5", "initiating"),
        ("end", "closing"),
        ("@rfp", "initiating"),
        ("@rfc-3", "executing"),
        (".planning", "planning"),
    ],
)
def test_an_event_lies_in_a_phase(anchor, phase):
    assert FLOW.phase_of(at(anchor)) == phase


def test_phases_are_walked_from_the_first_wherever_it_is_written():
    shuffled = defect("none", put("phases", [{"code": "last", "name": "L", "entry_gate": "g"}]), add("phases", {
        "code": "first", "name": "F", "exit_gate": "g"})).method()  # fmt: skip
    assert flow_of(shuffled).codes == ("first", "last")
    assert flow_of(shuffled).phases[0] == Phase(code="first", name="F", exit_gate="g")


def test_a_class_keeps_what_its_tailoring_leaves():
    tiny = for_class(PM2, "C")
    assert "stakeholder_matrix" not in tiny.writes
    assert tiny.merged == {"stakeholder_matrix": "project_handbook"}
    assert tiny.played_by("psc") == tiny.played_by("po") == "po"
    assert "know_stakeholders" not in {each.code for _, each in tiny.obligations}
    assert "confirm_stakeholders" not in {each.code for _, each in tiny.obligations}
    assert {each.code for _, each in for_class(PM2, "A").artefacts} == {each.code for each in PM2.artefact_types}


def test_two_tailorings_of_one_class_add_up():
    method = defect("none", add("tailoring", {"project_class": "B", "without_checklists": ["induction"]})).method()
    view = for_class(method, "B")
    assert "induction" not in {each.code for _, each in view.checklists}
    assert "outsourcing_plan" not in view.writes


def test_a_circle_of_combinations_ends():
    method = defect("none", add("tailoring/C/combine", {"role": "po", "into": "psc"}), drop("limits")).method()
    assert for_class(method, "C").played_by("psc") == "po"
