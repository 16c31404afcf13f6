"""What import-linter cannot say: which rooms of another app may be entered."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.ground import HOUSE, app_of, product_files, room_of, shown, tree_of, without_excepted

# The grounds below the apps are there to be used; what stands above all of them puts the house together.
GROUNDS = {"kernel", "documents", "surface", "api"}
BINDERS = {"config"}
# `definition` is the shape of a method as frozen dataclasses: it holds no row and reads none.
OPEN_ROOMS = {"queries", "actions", "events", "choices", "models", "definition"}


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            # `from milepost.people import queries` names the room only in what is imported
            in_app = module.startswith("milepost.") and module.count(".") == 1
            yield from (f"{module}.{alias.name}" if in_app else module for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def enters_a_closed_room(path: Path, module: str) -> bool:
    parts = module.split(".")
    if parts[0] != "milepost" or len(parts) < 3:
        return False
    app, room = parts[1], parts[2]
    return app not in GROUNDS | {app_of(path)} and room not in OPEN_ROOMS


def test_an_app_enters_only_the_open_rooms_of_another():
    broken: dict[str, str] = {}
    for path in product_files():
        if HOUSE not in path.parents or app_of(path) in BINDERS or path.parent == HOUSE:
            continue
        entered = {module for module in imported_modules(path) if enters_a_closed_room(path, module)}
        if entered:
            broken[shown(path)] = f"enters {', '.join(sorted(entered))}"
    assert not without_excepted("import", broken)


def test_models_of_another_app_are_named_only_where_foreign_keys_and_questions_are():
    """A page, a form or a rule that reads another app's rows asks that app's queries."""
    closed_to_models = {"views", "api", "panels", "tables", "forms", "rules", "choices", "events"}
    broken: dict[str, str] = {}
    for path in product_files():
        if HOUSE not in path.parents or path.parent == HOUSE or room_of(path) not in closed_to_models:
            continue
        named = [m for m in imported_modules(path) if m.startswith("milepost.") and m.split(".")[2:3] == ["models"]]
        foreign = [m for m in named if m.split(".")[1] not in GROUNDS | {app_of(path)}]
        if foreign and app_of(path) not in GROUNDS | BINDERS:
            broken[shown(path)] = f"reads rows of {', '.join(sorted(set(foreign)))}"
    assert not without_excepted("import", broken)
