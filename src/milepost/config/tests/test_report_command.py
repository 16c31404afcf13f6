"""The command line makes the reports of the catalogue."""

import argparse
import json

import pytest
from django.db.migrations.executor import MigrationExecutor

from milepost.config.commands import report as report_command
from milepost.kernel.errors import Refusal
from milepost.reporting.tests.pack_body import locked_period

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_locked_period():
    locked_period(3)


def options(*words):
    parser = argparse.ArgumentParser()
    report_command.arguments(parser)
    return parser.parse_args(words)


def test_a_report_is_printed_as_json_where_no_file_is_named(capsysbinary):
    assert report_command.run(options("portfolio")) == 0
    made = json.loads(capsysbinary.readouterr().out)
    assert (made["name"], made["period"]) == ("portfolio", "March 2026")


def test_the_name_of_the_file_says_the_format(tmp_path):
    for name, start in (("pack.pdf", b"%PDF"), ("pack.html", b"<!doctype"), ("pack.unknown", b"{")):
        assert report_command.run(options("late", "-o", str(tmp_path / name))) == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_the_list_names_every_report(capsysbinary):
    assert report_command.run(options("--list")) == 0
    assert b"board-pack" in capsysbinary.readouterr().out


def test_a_table_of_csv_is_chosen_by_its_id(capsysbinary):
    assert report_command.run(options("late", "--format", "csv", "--table", "late-reports")) == 0
    assert capsysbinary.readouterr().out.startswith(b"Who owes it")
    assert report_command.run(options("late", "--format", "csv", "--table", "no-such")) == 1


@pytest.mark.parametrize(
    "words", [("no-such",), ("project", "--project", "P-99"), ("late", "--period", "1999"), ("late", "--cycle", "X")]
)
def test_what_there_is_not_is_refused(words):
    with pytest.raises(Refusal):
        report_command.run(options(*words))


def test_an_installation_that_was_not_prepared_is_told_how_to_prepare_it(monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_args: ["one to apply"])
    with pytest.raises(Refusal, match="milepost prepare"):
        report_command.run(options("portfolio"))
