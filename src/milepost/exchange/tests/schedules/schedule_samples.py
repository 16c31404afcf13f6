"""Small schedules that we wrote ourselves, one feature each."""

from __future__ import annotations

from pathlib import Path

from milepost.exchange.bridge.comparing import Line, lines
from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.mspdi.reading import read_mspdi
from milepost.exchange.importers.schedule.plan import SchedulePlan
from milepost.exchange.importers.schedule.refusal import Limits
from milepost.exchange.importers.schedule.xer.reading import read_xer

OFFICE = (
    "<FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime>",
    "<FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime>",
)
START = "2026-01-05T08:00:00"


def day(number: int, *hours: str) -> str:
    times = "".join(f"<WorkingTime>{each}</WorkingTime>" for each in hours)
    return (
        f"<WeekDay><DayType>{number}</DayType><DayWorking>{int(bool(hours))}</DayWorking>"
        f"<WorkingTimes>{times}</WorkingTimes></WeekDay>"
    )


def calendar(uid: int, *, days: str = "", inside: str = "", base: int = -1) -> str:
    week = days or day(1) + "".join(day(number, *OFFICE) for number in range(2, 7)) + day(7)
    return (
        f"<Calendar><UID>{uid}</UID><Name>C{uid}</Name><IsBaseCalendar>{int(base < 0)}</IsBaseCalendar>"
        f"<BaseCalendarUID>{base}</BaseCalendarUID><WeekDays>{week}</WeekDays>{inside}</Calendar>"
    )


def task(uid: int, hours: float = 8, inside: str = "", *, level: int = 1) -> str:
    minutes = round(hours * 60)
    return (
        f"<Task><UID>{uid}</UID><Name>T{uid}</Name><OutlineLevel>{level}</OutlineLevel>"
        f"<Duration>PT{minutes // 60}H{minutes % 60}M0S</Duration><DurationFormat>7</DurationFormat>{inside}</Task>"
    )


def after(uid: int, kind: int = 1, lag_tenths: int = 0, lag_format: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag_tenths}</LinkLag><LagFormat>{lag_format}</LagFormat></PredecessorLink>"
    )


def mspdi(tasks: str, *, project: str = "", calendars: str = "", more: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
        f"<Name>Sample</Name><StartDate>{START}</StartDate><CalendarUID>1</CalendarUID>{project}"
        f"<Calendars>{calendars or calendar(1)}</Calendars><Tasks>{tasks}</Tasks>{more}</Project>"
    ).encode()


def xer(**tables: list[dict[str, str]]) -> bytes:
    out = ["ERMHDR\t19.12\t2026-01-01\tProject\tadmin\tA\tdb\tPM\tEUR"]
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        out += [f"%T\t{name}", "\t".join(["%F", *columns])]
        out += ["\t".join(["%R", *(row.get(column, "") for column in columns)]) for row in rows]
    return "\r\n".join([*out, "%E"]).encode("cp1252")


def plan_of(content: bytes) -> SchedulePlan:
    return read_xer(content, Limits()) if content.startswith(b"ERMHDR") else read_mspdi(content, Limits())


def computed(content: bytes) -> dict[str, Line]:
    return {line.task.uid: line for line in lines(compute(plan_of(content)))}


def dates(content: bytes) -> dict[str, tuple[str, str]]:
    """Return start and finish of each task as `dd hh:mm`."""
    return {
        uid: (f"{line.computed.start:%d %H:%M}", f"{line.computed.finish:%d %H:%M}")
        for uid, line in computed(content).items()
        if line.computed.start and line.computed.finish
    }


def written(folder: Path, content: bytes, name: str = "plan") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
