"""The policies that every answer carries, and what no page may contain."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from milepost.reporting.tests.story import Story
from tests.hostile.pages import OPEN_TO_ALL, every_page
from tests.suites.ground.lived_in import signed_in
from tests.suites.ground.nouns import READER

pytestmark = pytest.mark.django_db

INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|\son[a-z]+\s*=|\sstyle\s*=|javascript:""", re.IGNORECASE
)
ELSEWHERE = re.compile(r"""(?:src|href|action)="(?:https?:)?//""", re.IGNORECASE)


def assert_guarded(answer: HttpResponse, address: str) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy, address
    assert "style-src 'self'" in policy, address
    assert "'unsafe" not in policy, address
    assert "frame-ancestors 'none'" in policy, address
    assert "form-action 'self'" in policy, address
    assert answer.headers["X-Content-Type-Options"] == "nosniff", address
    assert answer.headers["X-Frame-Options"] == "DENY", address
    assert answer.headers["Referrer-Policy"] == "same-origin", address
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert "camera=()" in answer.headers["Permissions-Policy"], address


def assert_own_only(page: str, address: str) -> None:
    assert not INLINE.search(page), f"{address}: {INLINE.findall(page)}"
    assert not ELSEWHERE.search(page), f"{address}: {ELSEWHERE.findall(page)}"


@pytest.mark.drawing(asked_by="tests/suites/test_query_counts.py::test_no_page_takes_more_queries_than_committed")
def test_every_page_is_guarded_and_holds_nothing_that_the_policy_would_stop(story: Story) -> None:
    client = signed_in(story, READER)
    for address in every_page(story):
        answer = client.get(address)
        assert answer.status_code in {200, 302, 404}, address
        assert_guarded(answer, address)
        assert_own_only(answer.content.decode(), address)


def test_what_a_signed_in_person_reads_is_not_kept_by_the_browser_for_the_next(story: Story) -> None:
    client = signed_in(story, READER)
    for address in ("/projects/", "/projects/P-1/", "/projects/?sheet=csv", "/api/v1/records/projects"):
        kept = client.get(address).headers.get("Cache-Control", "")
        assert "no-store" in kept or "private" in kept, f"{address}: {kept!r}"


def test_the_pages_before_sign_in_are_guarded_too(db: None) -> None:
    for address in OPEN_TO_ALL:
        answer = Client().get(address)
        assert answer.status_code in {200, 302}, address
        assert_guarded(answer, address)
        assert_own_only(answer.content.decode(), address)


def test_every_page_but_the_door_asks_who_comes(story: Story) -> None:
    for address in every_page(story):
        answer = Client().get(address)
        assert answer.status_code in {302, 404}, address
        if answer.status_code == 302:
            door = answer.headers["Location"]
            assert door.startswith("/account/login/") or (door == "/" and address == "/account/logout/"), address


def test_sheets_and_refusals_are_guarded_too(story: Story) -> None:
    client = signed_in(story, READER)
    for address in ("/projects/?sheet=csv", "/projects/?sheet=nothing", "/projects/?as_of=banana", "/api/v1/records/x"):
        assert_guarded(client.get(address), address)
