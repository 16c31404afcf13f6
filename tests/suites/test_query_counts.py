"""How many queries every page takes: committed beside this file, so that one more for each row is a red diff.

    python -m pytest tests/suites/test_query_counts.py --write-query-counts

measures anew. A number may only fall, unless the commit that raises it says why.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.kernel import clock
from milepost.reporting.tests.story import Story
from milepost.surface.resource import RESOURCES
from tests.suites.ground.lived_in import advise, dress, signed_in
from tests.suites.ground.nouns import READER, first_record

pytestmark = pytest.mark.django_db

COMMITTED = Path(__file__).with_name("query_counts.json")
MORE = ("P-3", "P-4", "P-5")
IN_THE_PAST = "2026-10-01"


def addresses(story: Story) -> dict[str, str]:
    """Return the addresses of the pages of every noun, by a name that stays."""
    found = {"home": "/", "board": "/portfolio/"}
    for resource in RESOURCES:
        record = first_record(resource, story)
        every = ",".join(column.name for column in resource.columns)
        found[f"{resource.slug} list"] = f"{resource.url()}?columns={every}"
        found[f"{resource.slug} list as of"] = f"{resource.url()}?columns={every}&as_of={IN_THE_PAST}"
        found[f"{resource.slug} sheet"] = f"{resource.url()}?sheet=csv"
        found[f"{resource.slug} record"] = resource.url(record)
        found[f"{resource.slug} history"] = resource.url(record, page="history")
    return found


def measured(story: Story) -> dict[str, int]:
    client, counts = signed_in(story, READER), {}
    with clock.at(clock.now()):
        client.get("/account/password/change/")  # what is read once in a process, or once in a minute, is not a page's
        for name, address in addresses(story).items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200, address
            counts[name] = len(queries)
    return counts


def test_no_page_takes_more_queries_than_committed(story: Story, request: pytest.FixtureRequest) -> None:
    counts = measured(story)
    if request.config.getoption("--write-query-counts"):
        COMMITTED.write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert counts.keys() == committed.keys()
    assert {name: count for name, count in counts.items() if count > committed[name]} == {}


def test_more_rows_take_no_more_queries(story: Story) -> None:
    before = measured(story)
    for code in MORE:
        project = story.add_project(code)
        dress(story, project)
        advise(story, project)
    after = measured(story)
    grown = {name: (before[name], count) for name, count in after.items() if count > before[name]}
    assert grown == {}
