"""Whatever is dated can be dated: it names an event that comes, while the project lasts."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Anchor, Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.anchors import anchors
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import on_side, placed
from milepost.methods.lint.reading.references import known

OF_THE_PROJECT = frozenset({"project_start", "project_end"})
START, END = Anchor(kind="project_start"), Anchor(kind="project_end")


def _unnamed(method: Method) -> Iterator[Spot]:
    for path, anchor in anchors(method):
        if (anchor.kind in OF_THE_PROJECT) == bool(anchor.of):
            wrong = f"names `{anchor.of}`, though a project has only one" if anchor.of else "does not say of what"
            cure = "Leave `of` out." if anchor.of else "Name the phase or the gate."
            yield Spot(f"{path}.of", f"The anchor `{anchor.kind}` {wrong}.", cure)


def _never_coming(method: Method) -> Iterator[Spot]:
    flow, there = flow_of(method), known(method)
    for path, anchor in anchors(method):
        named = there["gate"] if anchor.kind == "gate" else there["phase"]
        if anchor.of in named and flow.boundary(anchor) is None:
            yield Spot(
                path,
                f"This is never due: no project comes to `{anchor.of}`.",
                "Anchor it to something that is reached, or mend the order of phases and gates.",
            )


def _too_early(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for path, anchor in anchors(method):
        if flow.surely_after(START, anchor):
            yield Spot(
                f"{path}.days", "This is due before the project begins: it begins late.", "Name no days before it."
            )


def _too_late(method: Method) -> Iterator[Spot]:
    flow, control = flow_of(method), on_side(method, "control")
    lasting = {f"obligations[{place}]" for place, each in enumerate(method.obligations) if each.role in control}
    for path, anchor in anchors(method):
        if flow.surely_after(anchor, END) and path.partition(".")[0] not in lasting:
            yield Spot(
                f"{path}.days",
                "This is due after the project has ended: nobody who delivers is there any more.",
                "Make it due before the end, or give it to a role of control.",
            )


def _ending_of(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.recurrence and duty.recurrence.until is None:
            yield Spot(
                f"{path}.recurrence.until",
                f"`{duty.code}` comes round for ever: the project could never close.",
                "Name the event at which it ends.",
            )


ANCHOR_SAYS_OF_WHAT = Rule(
    "anchor_says_of_what", "An anchor at a phase or a gate names it, one at the project names nothing.", ERROR, _unnamed
)
ANCHOR_IS_REACHED = Rule(
    "anchor_is_reached", "Whatever is dated is anchored to an event that comes.", ERROR, _never_coming
)
DUE_AFTER_THE_BEGINNING = Rule(
    "due_after_the_beginning", "Nothing is due before the project begins.", ERROR, _too_early
)
DUE_BEFORE_THE_END = Rule(
    "due_before_the_end", "Nothing is due of those who deliver after the project has ended.", WARNING, _too_late
)
RECURRENCE_ENDS = Rule("recurrence_ends", "What comes round says until when.", ERROR, _ending_of)
