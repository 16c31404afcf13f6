"""Nothing grows so large that it cannot be read in one sitting."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.house.ground import ROOT, files_ending, own_files, python_files, shown, tree_of, without_excepted

FILE_LINES = 400
FUNCTION_LINES = 40
TEMPLATE_LINES = 120
TYPESCRIPT_LINES = 250
FOLDER_FILES = 15
# Django demands these two of every app, and they hold nothing to read.
NOT_COUNTED = {"__init__.py", "apps.py"}
# What grows by one numbered file a time and is never read as a whole.
GROWING = ("migrations", "docs", "cassettes")


def too_long(paths: Iterator[Path], ceiling: int) -> dict[str, str]:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {place: f"{lines} lines, at most {ceiling}" for place, lines in lengths.items() if lines > ceiling}


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring, which may be as long as the truth is."""
    first = function.body[0]
    docstring = ast.get_docstring(function, clean=False)
    told = (first.end_lineno or first.lineno) - first.lineno + 1 if docstring is not None else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - told


def test_no_python_or_typst_file_is_longer_than_400_lines():
    assert not without_excepted("file", too_long(chain(python_files(), files_ending(".typ")), FILE_LINES))


def test_no_template_is_longer_than_120_lines():
    templates = (path for path in files_ending(".html", ".txt") if "templates" in path.parts)
    assert not without_excepted("template", too_long(templates, TEMPLATE_LINES))


def test_no_typescript_file_is_longer_than_250_lines():
    assert not without_excepted("typescript", too_long(files_ending(".ts", ".mjs"), TYPESCRIPT_LINES))


def test_no_function_is_longer_than_40_lines():
    broken = {
        f"{shown(path)}:{node.name}": f"{body_lines(node)} lines, at most {FUNCTION_LINES}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_lines(node) > FUNCTION_LINES
    }
    assert not without_excepted("function", broken)


def test_no_folder_holds_more_than_15_files():
    counted = Counter(
        shown(path.parent)
        for path in own_files()
        if path.parent != ROOT and path.name not in NOT_COUNTED and not set(GROWING) & set(path.parts)
    )
    broken = {
        place: f"{files} files, at most {FOLDER_FILES}" for place, files in counted.items() if files > FOLDER_FILES
    }
    assert not without_excepted("folder", broken)
