"""History reads as sentences, whatever was done."""

from __future__ import annotations

import re

import pytest

from milepost.kernel.actions import ACTIONS
from milepost.surface.answers.sentences import _did, _plain

ENDINGS = re.compile(r"(ed|set|left|withdrew)$")


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("reporting.submit_report", "submitted the report"),
        ("people.appoint_to_post", "appointed to the post"),
        ("people.set_up_organisation", "set up the organisation"),
        ("changes.withdraw_decision", "withdrew the decision"),
        ("reporting.declare", "declared"),
    ],
)
def test_what_was_done_is_told_in_the_past(action: str, told: str) -> None:
    assert _did(action, refused=False) == told


def test_what_was_refused_was_only_tried() -> None:
    assert _did("reporting.submit_report", refused=True) == "submit the report"


def test_every_verb_of_the_house_has_a_past() -> None:
    for action in ACTIONS:
        first = _did(action.name, refused=False).split()[0]
        assert ENDINGS.search(first), f"say in sentences.PAST how {action.name} is told"


def test_codes_read_as_words_and_texts_stay_as_they_were_written() -> None:
    assert _plain({"risk": "not_applicable"}) == "risk: not applicable"
    assert _plain("See file_name in the annex") == "See file_name in the annex"
