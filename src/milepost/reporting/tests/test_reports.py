"""Every report says what the body of its period says: the same body is the same report, and nothing is made up."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from milepost.documents.blocks import KeyFigures
from milepost.documents.cells import Integer, Money, bare
from milepost.documents.model import Document
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.tables import Table
from milepost.kernel.errors import Refusal
from milepost.kernel.measure import Unknown
from milepost.reporting.bridge.bodies import PeriodBody, seen_by
from milepost.reporting.reports.catalogue import REPORTS, report_named
from milepost.reporting.reports.definition import Asked
from milepost.reporting.reports.reading.lines import line_of
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.standing import worsened
from milepost.reporting.tests.pack_body import lively_body

SHA = "3f9a" * 16
ASKED = Asked(project="MW-002", base_url="https://pmo.example.org")
SOURCE = Path(__file__).parents[3]


def document(name: str, body: dict[str, Any] | None = None, sha256: str = SHA) -> Document:
    return REPORTS[name].document(Reading(PeriodBody(body or lively_body(8), sha256)), ASKED)


def table(of: Document, name: str) -> Table:
    return next(
        block for section in of.sections for block in section.flat() if isinstance(block, Table) and block.id == name
    )


def told(cell: Any) -> Any:
    value = bare(cell)
    return getattr(value, "text", value)


@pytest.mark.parametrize("name", REPORTS.names())
def test_every_report_renders_in_every_format(name: str) -> None:
    made = document(name)
    assert made.sections
    for each in FORMATS:
        assert len(render(made, each)) > 200


@pytest.mark.parametrize("name", REPORTS.names())
def test_every_report_of_a_period_without_projects_says_so_instead_of_failing(name: str) -> None:
    empty = {**lively_body(1), "reports": [], "adjustments": []}
    if REPORTS[name].of_project:
        with pytest.raises(Refusal):
            document(name, empty)
        return
    for each in FORMATS:
        assert render(document(name, empty), each)


def shuffled(value: Any) -> Any:
    """The same body as another database may hand it back: the keys of every object in another order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in sorted(value, reverse=True)}
    return [shuffled(each) for each in value] if isinstance(value, list) else value


def test_the_order_of_keys_in_the_database_changes_no_byte() -> None:
    body = lively_body(8)
    assert render(document("board-pack", body), "json") == render(document("board-pack", shuffled(body)), "json")


PROGRAM = """
import os, django, hashlib
django.setup()
from milepost.documents.renderers.catalogue import render
from milepost.reporting.jobs import PACK_FORMATS, pack_document
from milepost.reporting.bridge.bodies import PeriodBody
from milepost.reporting.tests.pack_body import lively_body
made = pack_document(PeriodBody(lively_body(4), "3f9a" * 16), "https://pmo.example.org")
for name in PACK_FORMATS:
    print(name, hashlib.sha256(render(made, name)).hexdigest())
"""


def in_another_process(home: Path, seed: str, zone: str) -> dict[str, str]:
    told_to = {"DJANGO_SETTINGS_MODULE": "milepost.config.settings", "MILEPOST_HOME": str(home), "TZ": zone}
    environment = {**os.environ, **told_to, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment)
    return dict(line.split() for line in done.stdout.splitlines())


def test_two_processes_build_the_same_pack_byte_for_byte(tmp_path: Path) -> None:
    first, second = in_another_process(tmp_path, "1", "Asia/Tokyo"), in_another_process(tmp_path, "2", "America/Lima")
    assert set(first) == {"pdf", "pptx", "xlsx", "html"}
    assert first == second


def test_amounts_of_two_currencies_are_never_added() -> None:
    body = lively_body(8)
    rows = table(document("portfolio", body), "cost-movement").rows
    sums: dict[str, Decimal] = {}
    for report in body["reports"]:
        sums[report["currency"]] = sums.get(report["currency"], Decimal(0)) + Decimal(report["forecast_cost"])
    found = {value.currency: value.amount for row in rows if isinstance(value := bare(row[4]), Money)}
    assert len(sums) == 2
    assert found == sums


def test_a_sum_leaves_out_what_is_unknown_and_says_how_many_it_knows() -> None:
    body = lively_body(3)
    body["reports"][0]["forecast_cost"] = None
    made = document("movements", body)
    assert told(table(made, "cost-movement").rows[0][2]) == "2 of 3"
    unknown = [value for row in table(made, "costs").rows if isinstance(value := bare(row[6]), Unknown)]
    assert [each.reason for each in unknown] == ["The project reports no forecast cost."]


def test_every_project_of_the_pack_has_its_page_and_leads_to_its_report() -> None:
    body = lively_body(8)
    made = document("board-pack", body)
    pages = [section for section in made.sections if section.id.startswith("project-")]
    assert len(pages) == 8
    for page in pages:
        strip = next(block for block in page.flat() if isinstance(block, KeyFigures))
        number = page.id.removeprefix("project-")
        assert strip.figures[0].cell.source == f"/status-reports/{4000 + int(number)}/"  # type: ignore[union-attr]


def test_the_pack_names_its_snapshot_its_rules_and_its_moment() -> None:
    made = json.loads(render(document("board-pack"), "json"))
    assert made["generated_from"] == f"sha256:{SHA}"
    assert made["as_of"] == "2026-04-09T14:30:00+00:00"
    origin = made["sections"][-1]["blocks"][0]["facts"]
    assert {"label": "Rule set", "value": {"type": "text", "text": "Version 1"}} in origin


def test_an_open_period_is_a_draft_and_names_no_snapshot() -> None:
    made = document("portfolio", sha256="")
    assert "DRAFT" in made.subtitle
    assert made.generated_from == ""
    assert "Draft" in {getattr(block, "title", "") for block in made.sections[0].flat()}


def test_what_a_reader_does_not_see_is_nowhere_in_the_report() -> None:
    whole = PeriodBody(lively_body(8), SHA)
    part = seen_by(whole, [2])
    for name in REPORTS.names():
        written = render(REPORTS[name].document(Reading(part), ASKED), "json").decode()
        assert "MW-003" not in written
        assert "Digital" not in written or name in ("board-pack", "portfolio", "watermelons", "project")
    service = REPORTS["service-levels"].document(Reading(part), ASKED)
    assert "Not shown" in render(service, "json").decode()
    assert service.generated_from == f"part of sha256:{SHA}"


def line(**changed: Any) -> Any:
    report = deepcopy(lively_body(3)["reports"][2])
    report["trend"] = report["trend"][-1:]
    before = {key: report["trend"][0].pop(key) for key in tuple(report["trend"][0])}
    report["trend"] = [{**before, **changed.pop("before", {})}]
    return line_of({**report, **changed}, live=False)


def test_green_to_amber_is_worse_and_amber_to_green_is_not() -> None:
    green, amber = {"computed_overall": "green", "counted_overall": "green"}, {
        "computed_overall": "amber", "counted_overall": "amber",
    }  # fmt: skip
    same = line(computed={}, before=green, declared_overall="", delivery_confidence="", **green)
    assert worsened(same) is None
    worse = worsened(line(computed={}, before=green, declared_overall="", delivery_confidence="", **amber))
    assert worse is not None
    assert worse.changes == ("Computed green to amber",)
    assert worsened(line(computed={}, before=amber, declared_overall="", delivery_confidence="", **green)) is None


def test_going_grey_is_worse_even_when_it_counts_the_same() -> None:
    told_before = {"computed_overall": "amber", "counted_overall": "amber"}
    grey = {"computed_overall": "grey", "counted_overall": "amber"}
    found = worsened(line(computed={}, before=told_before, declared_overall="", delivery_confidence="", **grey))
    assert found is not None
    assert found.changes == ("Computed amber to grey",)


def test_an_override_stands_in_the_pack_with_its_grounds_and_what_the_pmo_decided() -> None:
    written = render(document("project"), "json").decode()
    assert "Letter of 28 March, file 17." in written
    assert "accepted by N. Ferreira" in written


def test_scripts_and_formulas_in_words_are_harmless_in_a_report() -> None:
    body = lively_body(3)
    body["reports"][1]["narrative"] = {"ask": "<script>alert(1)</script>", "summary": "=cmd|' /C calc'!A0"}
    made = document("decisions", body)
    assert b"<script>" not in render(made, "html")
    body["reports"][1]["narrative"] = {"ask": "=1+1"}
    assert b"'=1+1" in render(document("decisions", body), "csv")


def test_a_report_that_is_not_in_the_catalogue_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refusal) as refused:
        report_named("no-such")
    assert "board-pack" in refused.value.unmet[0].missing


def test_digests_differ_when_a_figure_differs() -> None:
    body = lively_body(3)
    first = hashlib.sha256(render(document("board-pack", body), "json")).hexdigest()
    body["reports"][0]["forecast_cost"] = "1.00"
    assert hashlib.sha256(render(document("board-pack", body), "json")).hexdigest() != first


def test_a_project_that_was_a_watermelon_keeps_its_index_when_it_has_become_honest() -> None:
    body = lively_body(4)
    for report in body["reports"]:
        report["declared_overall"] = report["counted_overall"]
        for each in report["trend"]:
            each["divergence"] = 0
    assert table(document("watermelons", body), "watermelons").rows == ()
    body["reports"][0]["trend"][0] |= {"counted_overall": "red", "declared_overall": "green", "divergence": 2}
    (row,) = table(document("watermelons", body), "watermelons").rows
    assert bare(row[4]) == Integer(0)
    assert not isinstance(bare(row[5]), Unknown), "its index over the periods shown"
