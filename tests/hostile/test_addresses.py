"""Addresses that nobody is meant to write."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from milepost.reporting.tests.story import Story
from milepost.surface.resource import Resource
from tests.suites.ground.lived_in import account_of, signed_in
from tests.suites.ground.nouns import NOUNS, READER

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "https:evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    " https://evil.example",
    "http:///evil.example",
    "/%5cevil.example",
    "\x00//evil.example",
)
PASSWORD = "unrelated words keep doors shut"  # noqa: S105 - of an account that ends with the test


def is_ours(location: str) -> bool:
    return location.startswith("/") and not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_way_leads_out_of_the_house(story: Story, wanted: str) -> None:
    client = signed_in(story, READER)
    for address in ("/act-as/", "/account/logout/"):
        answer = client.post(address, {"role": "pmo_analyst", "next": wanted})
        assert answer.status_code in {302, 400}, address
        assert is_ours(answer.headers.get("Location", "/")), address
    account = account_of(story, "auditor")
    account.set_password(PASSWORD)
    account.save()
    signed = Client().post("/account/login/", {"login": account.email, "password": PASSWORD, "next": wanted})
    assert is_ours(signed.headers.get("Location", "/"))


def test_a_refusal_never_links_to_where_a_header_points(story: Story) -> None:
    client = signed_in(story, READER)
    for referer in ("javascript:alert(1)", "https://evil.example/"):
        page = client.get("/projects/?as_of=banana", headers={"Referer": referer}).content.decode()
        assert "mp-refusal" in page
        assert referer not in page


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2f..%2fetc%2fpasswd",
        "/projects/..%2f..%2fetc%2fpasswd/",
        "/projects/%2e%2e/%2e%2e/secret.key/",
        "/static/surface/..%5c..%5csecret.key",
        "/jobs/1/../../secret/",
        "/projects/?sheet=../../etc/passwd",
        "/views/..%2f..%2fprojects/save/",
        "/explain/..%2f..%2fetc/",
    ],
)
def test_no_path_leads_out_of_its_folder(story: Story, path: str) -> None:
    answer = signed_in(story, READER).get(path)
    assert answer.status_code in {301, 404, 405}
    assert b"root:" not in answer.getvalue()


HOSTILE_ARRANGEMENTS = [
    "page=-1", "page=0", "page=99999999999999999999", "page=²", "page=x", "page=1e9", "page=" + "9" * 5000,
    "sort=;drop table", "sort=-", "sort=--name", "sort=__class__", "sort=unit__organisation__name", "sort=password",
    "columns=__class__", "columns=,,,", "columns=" + "name," * 500, "columns=account__password", "columns=%00",
    "group=__class__", "group=%27", "q=%00", "q=%25%5f", "q=" + "x" * 60_000, "q=%ff%fe", "q=%f0%9f%92%a5",
    "unit=²", "unit=-1", "unit=99999999999999999999", "unit=1%20or%201=1", "unit=%00", "unit[]=1", "unit=1&unit=2",
    "stage=%00", "stage=" + "x" * 60_000, "category=" + "%25" * 30_000, "project=%D9%A3", "view=²", "view=-1",
    "view=" + "9" * 5000, "sheet=exe", "sheet=", "sheet=csv%0d%0aX-Evil:1", "hidden_by_nobody=1",
]  # fmt: skip


# One piece of code reads every address; what nouns add to it are columns. So one noun tries every arrangement, and
# each other noun a sixth of them, which together try each arrangement on ten nouns.
SHARES = 6
TRIED_WHOLE = "projects"


def arrangements_for(number: int, resource: Resource[Any]) -> list[str]:
    return HOSTILE_ARRANGEMENTS if resource.slug == TRIED_WHOLE else HOSTILE_ARRANGEMENTS[number % SHARES :: SHARES]


@pytest.mark.parametrize(
    ("resource", "tried"),
    [
        pytest.param(noun.values[0], arrangements_for(number, noun.values[0]), id=noun.id)
        for number, noun in enumerate(NOUNS)
    ],
)
def test_no_arrangement_in_an_address_breaks_a_list(resource: Resource[Any], tried: list[str], story: Story) -> None:
    client = signed_in(story, READER)
    for asked in tried:
        for past in ("", "&as_of=2026-10-01"):
            answer = client.get(f"{resource.url()}?{asked}{past}")
            assert answer.status_code in {200, 404}, f"{asked[:60]}{past}"
            assert "X-Evil" not in answer.headers
        answer = client.get(f"/api/v1/records/{resource.slug}?{asked}")
        assert answer.status_code == 200, asked[:60]


def test_every_arrangement_is_tried_on_several_nouns() -> None:
    tried = [each for number, noun in enumerate(NOUNS) for each in arrangements_for(number, noun.values[0])]
    assert all(tried.count(each) > 2 for each in HOSTILE_ARRANGEMENTS)


@pytest.mark.parametrize(
    "moment",
    [
        "banana", "0000-00-00", "2026-02-30", "2026-13-01", "99999-01-01", "-2026-01-01", "2026-01-01T25:00",
        "2026-01-01T00:00+99:00", "0001-01-01", "0001-01-01T00:00:00+14:00", "1969-12-31", "%00", "²", "x" * 10_000,
        "'; drop table projects; --", "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_an_as_of_that_is_no_past_date_is_refused_and_never_an_error(story: Story, moment: str) -> None:
    client = signed_in(story, READER)
    for address in ("/projects/", "/projects/P-1/", "/api/v1/records/projects", "/status-reports/"):
        answer = client.get(address, {"as_of": moment})
        assert answer.status_code == 422, address
        assert "json" in answer.headers["Content-Type"] or "<script>alert" not in answer.content.decode()
    if not moment.strip("x"):
        assert len(answer.content) < 20_000, "what was typed is not thrown back at length"


def test_an_as_of_to_come_is_the_present(story: Story) -> None:
    client = signed_in(story, READER)
    for moment in ("2999-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00"):
        page = client.get("/projects/", {"as_of": moment})
        assert page.status_code == 200
        assert "P-1" in page.content.decode()
        assert "mp-banner-asof" not in page.content.decode()


def test_an_instant_in_the_past_is_shown_as_past(story: Story) -> None:
    page = signed_in(story, READER).get("/projects/", {"as_of": "2026-03-31T10:00Z"}).content.decode()
    assert "mp-banner-asof" in page
    assert "is not a date" not in page


def test_nothing_is_written_while_one_looks_at_the_past(story: Story) -> None:
    client = signed_in(story, "pmo_director")
    answer = client.post("/units/new/add/?as_of=2026-10-01", {"code": "X", "name": "X"})
    assert answer.status_code == 422
    assert client.get("/units/?q=X&columns=code").content.decode().count("data-row") == 0


def test_a_very_long_address_is_answered(story: Story) -> None:
    client = signed_in(story, READER)
    assert client.get("/projects/" + "x" * 20_000 + "/").status_code == 404
    assert client.get("/search/?q=" + "x" * 100_000).status_code == 200
    assert client.get("/projects/?" + "&".join(f"a{number}=1" for number in range(900))).status_code == 200


def test_a_line_break_never_reaches_a_header(story: Story) -> None:
    client = signed_in(story, "pmo_director")
    answer = client.post("/views/units/save/", {"view_name": "a\r\nX-Evil: 1", "q": "b\r\nX-Evil: 2"})
    assert answer.status_code == 302
    assert "X-Evil" not in answer.headers
    for address in ("/projects/%0d%0aX-Evil:1/", "/projects/?sheet=csv&q=%0d%0aX-Evil:1"):
        assert "X-Evil" not in client.get(address).headers


def test_a_host_that_is_not_ours_is_refused(story: Story) -> None:
    assert signed_in(story, READER).get("/projects/", headers={"Host": "evil.example"}).status_code == 400
