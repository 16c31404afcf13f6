"""What a refusal calls the roles that may: the words of people, never the codes."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.kernel import policy
from milepost.kernel.actions import Action
from milepost.kernel.policy import name_roles, role_words

WORDS = {"pmo_director": "PMO director", "pm": "Project manager", "executive": "Executive"}


@pytest.fixture(autouse=True)
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "_words", {})
    name_roles(WORDS)


def may(*roles: str) -> str:
    done: Action[Any, Any] = Action(
        lambda _: None,  # type: ignore[arg-type, return-value] # it is never called
        name="tests.record_baseline",
        allowed=frozenset(roles),
        scope=lambda: policy.ORGANISATION,
        guards=(),
        path="",
    )
    return done._not_permitted().sentence


def test_a_role_is_named_as_people_name_it() -> None:
    assert role_words("pmo_director") == "PMO director"
    assert role_words("pm") == "project manager"
    assert role_words("night_watch") == "night watch"


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("pm",), "Only a project manager may record baseline."),
        (("pm", "executive"), "Only an executive or a project manager may record baseline."),
        (
            ("pm", "executive", "pmo_director"),
            "Only a PMO director, an executive or a project manager may record baseline.",
        ),
    ],
)
def test_a_refusal_names_the_roles_in_words(roles: tuple[str, ...], said: str) -> None:
    assert may(*roles) == said
