"""Compute a schedule file of any tool and show it beside what the tool stored: no database, no pages."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WIDE = 32
_ABOUT_SIMULATION = {"seed": 0, "low": 0.9, "high": 1.3}
_AGREED = ("start", "finish", "total_slack", "critical")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and how the answer is written."""
    parser.add_argument("file", type=Path, help="a schedule: MSPDI, XER, MPP, MPX, PMXML, Planner, GanttProject …")
    parser.add_argument("--simulate", type=int, metavar="N", help="simulate the finish N times")
    parser.add_argument("--seed", type=int, metavar="S", help="the seed of the simulation (0)")
    parser.add_argument("--low", type=float, metavar="L", help="least share of a duration that a task may take (0.9)")
    parser.add_argument("--high", type=float, metavar="H", help="largest share of it (1.3)")
    parser.add_argument("--json", action="store_true", help="write one JSON object (docs: reference, analyse JSON)")


def run(options: argparse.Namespace) -> int:
    """Analyse and say what came of it: 0 done, 1 refused."""
    from milepost.exchange.importers.schedule.refusal import ScheduleRefused  # noqa: PLC0415 - loads at first use

    try:
        content = _analysed(options)
    except ScheduleRefused as refused:
        return _refused(refused.code, refused.sentence, refused.cure, as_json=options.json)
    if options.json:
        json.dump(content, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in _told(content):
            print(line)
    return 0


def _analysed(options: argparse.Namespace) -> dict[str, Any]:
    from milepost.exchange.bridge.answer import analysis_content  # noqa: PLC0415 - the engine loads at first use
    from milepost.exchange.bridge.computing import compute  # noqa: PLC0415 - same
    from milepost.exchange.bridge.simulating import Assumption, simulation_content  # noqa: PLC0415 - same
    from milepost.exchange.importers.schedule.reading import read_schedule  # noqa: PLC0415 - same
    from milepost.exchange.importers.schedule.refusal import ScheduleRefused  # noqa: PLC0415 - same
    from milepost_engine.network import ready_schedule  # noqa: PLC0415 - same

    about = {name: getattr(options, name) for name in _ABOUT_SIMULATION}
    if options.simulate is None:
        strange = ", ".join(f"--{name}" for name, value in about.items() if value is not None)
        if strange:
            raise ScheduleRefused(
                "no_simulation", f"Without a simulation {strange} means nothing.", "Add --simulate N."
            )
        plan = read_schedule(options.file)
        ready_schedule(_tell)
        return analysis_content(compute(plan))
    chosen = _ABOUT_SIMULATION | {name: value for name, value in about.items() if value is not None}
    assumed = Assumption(options.simulate, int(chosen["seed"]), chosen["low"], chosen["high"])
    assumed.check()
    plan = read_schedule(options.file)
    ready_schedule(_tell)
    computed = compute(plan)
    return analysis_content(computed, simulation_content(computed, assumed, _tell))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _refused(code: str, sentence: str, cure: str, *, as_json: bool) -> int:
    if as_json:
        json.dump({"refused": {"code": code, "sentence": sentence, "cure": cure}}, sys.stdout, ensure_ascii=False)
        print()
    else:
        print(f"Refused ({code}): {sentence} {cure}", file=sys.stderr)
    return 1


def _told(content: dict[str, Any]) -> Iterator[str]:
    project, agreement = content["project"], content["agreement"]
    yield f"{project['name'] or 'Project'}, by the rules of {project['rules']}: finish {_at(project['finish'])}"
    yield ""
    yield f"{'uid':>6} {'task':<{_WIDE}} {'start':<16} {'finish':<16} {'slack min':>9} {'stored':>9}  note"
    for task in content["tasks"]:
        yield _row(task)
    yield ""
    yield f"Critical path: {' → '.join(content['critical_path']) or 'none'}"
    if content["simulation"]:
        yield from _simulated(content["simulation"])
    for check in content["quality"]:
        yield _check(check)
    stored = agreement["stored"]
    yield f"Compared: {agreement['compared']} tasks; agree: " + ", ".join(
        f"{name.replace('_', ' ')} {agreement[name]} of {stored[name]}" for name in _AGREED
    )
    for reason, count in agreement["explained"].items():
        yield f"  differ, because {reason}: {count}"
    if agreement["unexplained"]:
        yield f"  differ for no reason that is known: {agreement['unexplained']}"
    for reason, count in agreement["left_out"].items():
        yield f"  not compared, {reason}: {count}"
    yield from (f"Note: {note}" for note in content["notes"])
    yield from (f"Problem: {each['row']} {each['field']}: {each['sentence']}" for each in content["problems"][:20])


def _simulated(found: dict[str, Any]) -> Iterator[str]:
    kept = ", ".join(f"{name.upper()} {_at(found[name])}" for name in ("p10", "p50", "p80", "p90"))
    yield f"Simulated {found['iterations']:,} times, seed {found['seed']}: finish {kept}, mean {_at(found['mean'])}"
    share = found["probability_of_deterministic_finish"]
    yield f"The computed finish {_at(found['deterministic_finish'])} is kept in {share:.1%} of the iterations."
    yield found["assumption"]
    most = sorted(found["criticality"].items(), key=lambda each: -each[1])[:10]
    yield "Most often critical: " + ", ".join(f"{uid} {share:.0%}" for uid, share in most)
    yield from (f"Warning: {warning}" for warning in found["warnings"])


def _row(task: dict[str, Any]) -> str:
    name = ("▸ " if task["summary"] else "") + task["name"]
    notes = (["critical"] if task["critical"] else []) + ([task["left_out"]] if task["left_out"] else [])
    if task["differs"]:
        notes.append("differs: " + ", ".join(task["differs"]) + (f" ({task['reason']})" if task["reason"] else ""))
    return (
        f"{task['uid']:>6} {name[:_WIDE]:<{_WIDE}} {_at(task['start']):<16} {_at(task['finish']):<16} "
        f"{_minutes(task['total_slack_minutes']):>9} {_minutes(task['stored']['total_slack_minutes']):>9}  "
        + "; ".join(notes)
    ).rstrip()


def _check(check: dict[str, Any]) -> str:
    word = {True: "pass", False: "fail", None: "open"}[check["passed"]]
    measured = check["reason"] if check["measured"] is None else f"{check['measured']:.3f} (limit {check['limit']:g})"
    return f"{check['number']:>3} {check['name']:<28} {word}  {measured}"


def _at(text: str | None) -> str:
    return text[:16].replace("T", " ") if text else "–"


def _minutes(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"
