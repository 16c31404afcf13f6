"""Only actions write; nobody listens in secret; there is one clock, and chance is passed in."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.house.ground import ENGINE, HOUSE, app_of, dotted, product_files, room_of, shown, tree_of, without_excepted

BULK = {
    "bulk_create", "bulk_update", "get_or_create", "update_or_create", "abulk_create", "abulk_update",
    "aget_or_create", "aupdate_or_create", "acreate", "aupdate", "adelete", "asave",
}  # fmt: skip
QUERYSET = {"objects", "filter", "exclude", "all", "get_queryset", "visible_to"}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
    "time.time_ns",
}
# These read the clock only when they are given no instant to turn.
TURNERS = {"timezone.localdate", "timezone.localtime", "time.localtime", "time.gmtime"}
SIGNALS = ("django.db.models.signals", "django.core.signals", "django.dispatch", "django.contrib.auth.signals")


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))


def places(paths: Iterator[Path], wrong: Callable[[ast.Call], bool], told: str) -> dict[str, str]:
    found = {shown(path): [call.lineno for call in calls(path) if wrong(call)] for path in paths}
    return {place: f"{told}, line {', '.join(map(str, lines))}" for place, lines in found.items() if lines}


def writes(call: ast.Call) -> bool:
    """Whether a call changes rows: a set, a file or a digest that is updated, saved or created is none."""
    if not isinstance(call.func, ast.Attribute):
        return False
    verb, receiver = call.func.attr, dotted(call.func.value)
    on_rows = bool(QUERYSET & set(receiver.split("."))) or receiver.endswith(("_set", "related"))
    if verb in BULK:
        return True
    if verb in {"create", "update"}:
        return on_rows
    return verb in {"save", "delete"} and not call.args and receiver != "request.session"


def may_write(path: Path) -> bool:
    return app_of(path) == "kernel" or room_of(path) == "actions"


def test_only_actions_and_the_kernel_write():
    paths = (path for path in product_files() if HOUSE in path.parents and not may_write(path))
    assert not without_excepted("writer", places(paths, writes, "writes rows outside an actions room"))


def test_the_rule_on_writers_tells_rows_from_other_things():
    def wrong(code: str) -> bool:
        return writes(ast.parse(code, mode="eval").body)

    assert wrong("Project.objects.filter(pk=1).update(name='x')")
    assert wrong("project.save(update_fields=['name'])")
    assert wrong("form.save()")
    assert wrong("project.delete()")
    assert not wrong("digest.update(b'x')")
    assert not wrong("workbook.save(stream)")
    assert not wrong("options.update(host='x')")


def test_nobody_reads_a_clock_but_the_kernel():
    paths = (path for path in product_files() if path != HOUSE / "kernel" / "clock.py")

    def reads_a_clock(call: ast.Call) -> bool:
        name = ".".join(dotted(call.func).split(".")[-2:])
        return name in CLOCKS or (name in TURNERS and not call.args)

    assert not without_excepted("clock", places(paths, reads_a_clock, "asks the machine for the time"))


def test_no_field_reads_the_clock_by_itself():
    def stamps_itself(call: ast.Call) -> bool:
        return any(word.arg in {"auto_now", "auto_now_add"} for word in call.keywords)

    assert not places(product_files(), stamps_itself, "reads the clock where nobody sees it")


def test_the_engine_draws_no_generator_of_its_own():
    def unseeded(call: ast.Call) -> bool:
        name = dotted(call.func)
        drawn = name.startswith(("np.random.", "numpy.random.", "random."))
        return drawn and not (name.endswith(("default_rng", "Random", "Generator", "PCG64")) and call.args)

    paths = (path for path in product_files() if ENGINE in path.parents)
    assert not places(paths, unseeded, "draws numbers that nobody passed in")


STAGE_WRITER = HOUSE / "projects" / "actions" / "stages.py"
# A stage is entered by a termination or an import, by a gate decision, and by the record that closes a project.
MOVERS = ("projects/actions/standing.py", "governance/actions/effects.py", "closing/actions")


def test_a_stage_has_one_writer():
    def sets_a_stage(call: ast.Call) -> bool:
        changes = isinstance(call.func, ast.Attribute) and call.func.attr == "change"
        return changes and any(word.arg == "stage" for word in call.keywords)

    paths = [path for path in product_files() if HOUSE in path.parents and path != STAGE_WRITER]
    assert not places(iter(paths), sets_a_stage, "writes a stage")
    assert places(iter([STAGE_WRITER]), sets_a_stage, "writes a stage"), "the rule sees the one writer"


def test_a_stage_is_entered_only_by_a_gate_decision_a_termination_or_a_closing():
    def enters(call: ast.Call) -> bool:
        return dotted(call.func).split(".")[-1] == "enter_stage"

    outside = (
        path
        for path in product_files()
        if HOUSE in path.parents and not path.relative_to(HOUSE).as_posix().startswith(MOVERS)
    )
    assert not places(outside, enters, "moves a project")


def test_no_action_can_be_forced():
    def forced(call: ast.Call) -> bool:
        return any(word.arg == "force" and getattr(word.value, "value", None) is True for word in call.keywords)

    assert not places(product_files(), forced, "forces what a rule refused")


def test_nobody_finds_a_model_by_its_name():
    assert not places(product_files(), lambda call: dotted(call.func).endswith("get_model"), "hides an import")


def test_nobody_listens_to_a_signal():
    broken = []
    for path in product_files():
        for node in ast.walk(tree_of(path)):
            named = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if named.startswith(SIGNALS) or (named == "django.db.models" and "signals" in imported(node)):
                broken.append(f"{shown(path)}:{node.lineno}: subscribe to an event instead")
    assert not broken


def imported(node: ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}
