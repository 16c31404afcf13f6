"""What an analyst imports: every name is there, typed alike, documented, quick, and its examples run."""

import ast
import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import milepost_engine

MODULES = sorted(one.name for one in pkgutil.walk_packages(milepost_engine.__path__, "milepost_engine."))


FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


def stub_names():
    tree = ast.parse(Path(milepost_engine.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    return {
        one.asname: (node.module, one.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def test_the_stub_says_of_every_name_where_it_comes_from():
    assert stub_names() == {
        public: (f"milepost_engine.{module}", own) for public, (module, own) in milepost_engine._OWN.items()
    }


@pytest.mark.parametrize("name", milepost_engine.__all__)
def test_every_public_name_can_be_imported_and_is_documented(name):
    found = getattr(milepost_engine, name)
    if isinstance(found, type) or callable(found):
        assert name == "Result" or (found.__doc__ or "").strip()


def test_a_name_that_does_not_exist_is_said_so():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        milepost_engine.nothing  # noqa: B018 - the access is the test


def test_importing_the_engine_loads_no_arrays_no_solver_and_no_compiler():
    heavy = "{'numpy', 'scipy', 'numba', 'ortools'}"
    code = f"import sys, milepost_engine; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["milepost_engine", *MODULES])
def test_the_examples_of_every_module_are_true(name):
    found = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert found.failed == 0
