"""No name says nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.ground import product_files, shown, tree_of, without_excepted

EMPTY = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "process", "handle", "data"}
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def says_nothing(name: str) -> bool:
    """A name is as empty as the noun it ends in: `form_data` is, `data_layer` is not."""
    words = WORDS.findall(name)
    return bool(words) and words[-1].lower() in EMPTY


def names_in(path: Path) -> Iterator[str]:
    yield path.parent.name if path.name == "__init__.py" else path.stem
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def test_no_module_class_or_function_has_an_empty_name():
    broken = {
        f"{shown(path)}:{name}": "a name that says nothing"
        for path in product_files()
        for name in names_in(path)
        if says_nothing(name)
    }
    assert not without_excepted("name", broken)


def test_a_name_is_judged_by_the_noun_it_ends_in():
    assert says_nothing("ReportManager")
    assert says_nothing("utils")
    assert says_nothing("form_data")
    assert not says_nothing("data_layer")
    assert not says_nothing("metadata")
