"""The page that says where each requirement of the engine stands: what it names is there, and no room is missing."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import milepost_engine

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "engine-coverage.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
REQUIRED = [row for row in ROWS if row[1] != "function"]
FUNCTIONS = sorted({name for row in REQUIRED for name in re.findall(r"`([\w.]+)`", row[1])})
TESTS = sorted({tuple(name.split("::")) for row in REQUIRED for name in re.findall(r"`([\w/.]+::\w+)`", row[2])})
PROMISED = [
    *("2.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"),
    *("3.15", "3.16", "3.17", "3.19", "3.20", "3.21"),
]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_that_is_named_exists_and_is_documented(name):
    module, _, own = name.rpartition(".")
    assert getattr(importlib.import_module(f"milepost_engine.{module}"), own).__doc__


@pytest.mark.parametrize(("path", "name"), TESTS, ids=[name for _, name in TESTS])
def test_every_test_that_is_named_exists(path, name):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_section_has_rows_and_every_row_a_function_and_a_test():
    sections = re.findall(r"(?m)^## (\d\.\d+)", PAGE)
    assert sections == PROMISED
    assert len(REQUIRED) > 80
    assert [row[0] for row in REQUIRED if "`" not in row[1] or "::" not in row[2]] == []


def test_every_module_that_an_analyst_imports_from_is_named():
    named = {name.rpartition(".")[0] for name in FUNCTIONS}
    public = {module if module in named else f"{module}." for module in milepost_engine._PLACES}
    assert {module for module in public if not any(name.startswith(module) for name in named)} == set()


def test_every_table_of_measures_names_a_target_and_every_measurement_of_the_engine_has_its_row():
    from bench.__main__ import HERE, MEASUREMENTS

    page = (ROOT / "docs" / "reference" / "engine-measures.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make bench-(\w+)`", page))
    own = {name for name, (script, *_) in MEASUREMENTS.items() if script.startswith("engine/")}
    assert named == own
    assert [script for script, *_ in MEASUREMENTS.values() if not (HERE / script).is_file()] == []
    assert "bench-%:" in (ROOT / "Makefile").read_text(encoding="utf-8")
