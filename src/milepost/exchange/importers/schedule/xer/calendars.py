"""Calendars of Primavera: nested parentheses that hold a week and dated exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import Interval, Intervals, ScheduleCalendar
from milepost.exchange.importers.schedule.xer.tables import Cells, Tables

_ZERO_DAY = date(1899, 12, 30)
_MARKS = re.compile(r"[()]|[^()]+")
_TIME = re.compile(r"([sf])\|(\d{1,2}):(\d{2})(?:\s*([AaPp])[Mm])?")
_DAY = re.compile(r"d\|(\d+)")


@dataclass
class Node:
    """A pair of parentheses: the words in it, and the pairs in it."""

    words: str = ""
    nodes: list[Node] = field(default_factory=list)

    def named(self, name: str) -> Iterator[Node]:
        """Return the nodes at any depth whose words end in a name."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.words.strip().endswith(name):
                yield node
            waiting += node.nodes


def parse(text: str) -> Node:
    """Return the tree of parentheses; a closing one too many is passed over."""
    root = Node()
    stack = [root]
    for mark in _MARKS.findall(text):
        if mark == "(":
            stack[-1].nodes.append(Node())
            stack.append(stack[-1].nodes[-1])
        elif mark == ")":
            if len(stack) > 1:
                stack.pop()
        else:
            stack[-1].words += mark
    return root


def read_calendars(tables: Tables, notes: Notes) -> tuple[ScheduleCalendar, ...]:
    """Return the calendars of a file."""
    return tuple(_calendar(row, notes) for row in tables.of("CALENDAR") if row.get("clndr_id"))


def _calendar(row: Cells, notes: Notes) -> ScheduleCalendar:
    uid = row["clndr_id"]
    tree = parse(row.get("clndr_data", ""))
    weekly: dict[int, Intervals] = {}
    for week in tree.named("DaysOfWeek"):
        for day in week.nodes[-1].nodes if week.nodes else ():
            number = day.words.rpartition("|")[2].strip()
            if number.isdigit() and 1 <= int(number) <= 7:
                weekly[(int(number) + 5) % 7] = _intervals(day, uid, notes)
    exceptions: dict[date, Intervals] = {}
    for listed in tree.named("Exceptions"):
        for exception in listed.nodes[-1].nodes if listed.nodes else ():
            day_of = _DAY.search(" ".join(node.words for node in exception.nodes))
            if day_of is not None and 25569 <= int(day_of.group(1)) <= 109938:
                exceptions[_ZERO_DAY + timedelta(days=int(day_of.group(1)))] = _intervals(exception, uid, notes)
            else:
                notes.add("exception_unreadable", f"calendar {uid}", "clndr_data", "An exception names no day.")
    if not weekly:
        notes.add("calendar_without_week", f"calendar {uid}", "clndr_data", "Monday to Friday, 8 hours, is assumed.")
    parent = row.get("base_clndr_id") or None
    return ScheduleCalendar(uid, row.get("clndr_name") or uid, weekly, exceptions, parent)


def _intervals(node: Node, uid: str, notes: Notes) -> Intervals:
    found: list[Interval] = []
    waiting = [node]
    while waiting:
        current = waiting.pop()
        times = {mark: _minute(*rest) for mark, *rest in _TIME.findall(current.words)}
        if "s" in times and "f" in times:
            start, end = times["s"], times["f"] or 1440
            if start < end <= 1440:
                found.append((start, end))
            else:
                notes.add("time_backward", f"calendar {uid}", "clndr_data", "A working time ends before it starts.")
        waiting += current.nodes
    return _merged(found)


def _minute(hour: str, minute: str, half: str) -> int:
    hours = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return hours * 60 + int(minute)


def _merged(found: list[Interval]) -> Intervals:
    kept: list[Interval] = []
    for start, end in sorted(found):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
