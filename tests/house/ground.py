"""What every house rule looks at: the project's own files, their syntax trees, the floors, the exceptions."""

import ast
import configparser
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "milepost"
ENGINE = ROOT / "src" / "milepost_engine"
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")


@cache
def own_files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def files_ending(*endings: str) -> Iterator[Path]:
    return (path for path in own_files() if path.name.endswith(endings))


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"


def python_files() -> Iterator[Path]:
    return (path for path in files_ending(".py") if not is_migration(path))


def product_files() -> Iterator[Path]:
    """Python of the product itself: neither tests nor migrations."""
    return (path for path in python_files() if (ROOT / "src") in path.parents and not is_test(path))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def app_of(path: Path) -> str:
    """The floor that a file of the house stands on."""
    return path.relative_to(HOUSE).parts[0]


def room_of(path: Path) -> str:
    """The room of an app that a file belongs to, whether it is a file or a folder."""
    parts = path.relative_to(HOUSE).parts
    return Path(parts[1]).stem if len(parts) > 1 else ""


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an expression; calls and subscripts in between are passed through."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Call(func=func):
            return dotted(func)
        case ast.Subscript(value=value):
            return dotted(value)
    return ""


@cache
def floors() -> tuple[str, ...]:
    """The floors of the house as the import contract names them, lowest first; beside each other, they share one."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    lines = contracts["importlinter:contract:floors"]["layers"].split("\n")
    return tuple(line.translate({ord(sign): None for sign in "()"}) for line in reversed(lines) if line)


def floor_number(app: str) -> int:
    for number, floor in enumerate(floors()):
        if app in (name.strip() for name in floor.split("|")):
            return number
    raise KeyError(f"{app} stands on no floor of .importlinter")


@dataclass(frozen=True)
class Excepted:
    """One place that may break one rule, and why."""

    rule: str
    place: str
    reason: str


@cache
def exceptions() -> tuple[Excepted, ...]:
    listed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8")).get("exception", [])
    return tuple(Excepted(**entry) for entry in listed)


def without_excepted(rule: str, broken: dict[str, str]) -> list[str]:
    """Sentences for the places that break a rule; an exception that nothing needs any more is told, too."""
    excepted = {entry.place for entry in exceptions() if entry.rule == rule}
    stale = [f"{place}: the exception from {rule!r} is not needed any more" for place in excepted - broken.keys()]
    return sorted(f"{place}: {told}" for place, told in broken.items() if place not in excepted) + stale
