"""The door of the house, seen in a real browser."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_stranger_can_sign_in_but_cannot_open_an_account(page):
    answer = page.goto("/account/login/")
    assert answer.ok
    assert page.locator("input[type=password]").is_visible()
    page.goto("/account/signup/")
    assert page.locator("input[type=password]").count() == 0
