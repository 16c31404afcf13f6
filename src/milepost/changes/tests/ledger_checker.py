"""An independent judge of prior notice (R6): it reads the ledger alone, and knows nothing of the rules it judges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from milepost.kernel.models import LedgerEntry

State = dict[str, Any]
CHANGE, NOTICE, BASELINE, MILESTONE = (
    "changes.changerequest",
    "changes.notice",
    "planning.baseline",
    "planning.milestone",
)
TOUCHED_BY_WORK = {"pm", "deputy", "member"}
CONTROLLERS = {"sponsor", "executive", "pmo_director"}


@dataclass
class Judge:
    """The world as the ledger tells it, one entry after the other, and every breach of R6 that was found."""

    known: dict[str, dict[int, State]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    effective: int = 0
    emergencies: int = 0
    told: int = 0

    def of(self, noun: str) -> dict[int, State]:
        return self.known.setdefault(noun, {})

    def read(self) -> Judge:
        for entry in LedgerEntry.objects.filter(refused=False).order_by("id").values_list("at", "body"):
            self._read_one(entry[0], json.loads(entry[1]))
        return self

    def _read_one(self, at: datetime, body: dict[str, Any]) -> None:
        before = {noun: dict(self.of(noun)) for noun in (BASELINE, MILESTONE, NOTICE, CHANGE)}
        moved = False
        for change in body["changes"]:
            noun, key = change["noun"], change["id"]
            if change["after"] is None:
                self.of(noun).pop(key, None)
                continue
            self.of(noun)[key] = {**self.of(noun).get(key, {}), **change["after"]}
            moved |= self._moves_a_promise(noun, key, before)
            if noun == NOTICE and (change["after"].get("acknowledged_at") is not None):
                self._acknowledged(key, before[NOTICE].get(key, {}), body, at)
        now_effective = [
            key
            for key, state in self.of(CHANGE).items()
            if state["state"] == "effective" and before[CHANGE].get(key, {}).get("state") != "effective"
        ]
        if moved and not now_effective:
            self.found.append(f"{body['verb']} moved a promise without a change")
        for key in now_effective:
            self._holds(self.of(CHANGE)[key], before, body, at)

    def _moves_a_promise(self, noun: str, key: int, before: dict[str, dict[int, State]]) -> bool:
        if noun == BASELINE:
            return key not in before[BASELINE] and self.of(BASELINE)[key]["number"] > 0
        if noun != MILESTONE:
            return False
        was = before[MILESTONE].get(key, {}).get("baseline_date")
        return was is not None and was != self.of(MILESTONE)[key]["baseline_date"]

    def _acknowledged(self, key: int, was: State, body: dict[str, Any], at: datetime) -> None:
        notice = self.of(NOTICE)[key]
        if was.get("acknowledged_at") is not None:
            self.found.append("a notice was acknowledged twice")
        if body["actor_id"] not in {notice["recipient_id"], notice["proxy_id"]}:
            self.found.append("somebody else acknowledged a notice")
        by_proxy = body["actor_id"] != notice["recipient_id"]
        if by_proxy and _instant(notice["proxy_named_at"]) < self.start_after(notice, 1):
            self.found.append("a proxy was named before a working day of silence had passed")
        if _instant(notice["acknowledged_at"]) != at:
            self.found.append("an acknowledgement bears another time than its entry")

    def _holds(self, change: State, before: dict[str, dict[int, State]], body: dict[str, Any], at: datetime) -> None:
        self.effective += 1
        self.emergencies += change["emergency"]
        touched = self.touched(change, before, at)
        notices = {each["recipient_id"]: each for each in self.of(NOTICE).values() if each["change_id"] == change["id"]}
        if body["verb"] == "changes.authorise_emergency":
            self._emergency(change, body)
        for person in touched:
            self.told += 1
            notice = notices.get(person)
            if notice is None:
                self.found.append(f"{change['id']}: {person} was touched and not told")
            elif change["emergency"]:
                if _instant(notice["sent_at"]) != at:
                    self.found.append("an emergency was not told at once")
            else:
                self._prior(notice, at)
        for person in notices.keys() - touched if not change["emergency"] else ():
            if self._touched_when_told(notices[person]):
                continue
            self.found.append(f"{person} was told of a change that touched nothing of theirs")

    def _prior(self, notice: State, at: datetime) -> None:
        if at < self.start_after(notice, notice["lead_days"]):
            self.found.append("a change held before the lead time had passed")
        if notice["lead_days"] < 2:
            self.found.append("a lead time is shorter than the least that is lawful")
        acknowledged = notice["acknowledged_at"] is not None and _instant(notice["acknowledged_at"]) <= at
        released = notice["released_at"] is not None and notice["escalated_at"] is not None
        if not acknowledged and not released:
            self.found.append("a change held before it was acknowledged")

    def _emergency(self, change: State, body: dict[str, Any]) -> None:
        if body["role"] not in CONTROLLERS or not body["reason"].strip():
            self.found.append("an emergency was not authorised with a reason")
        if change["decided_by_id"] in {change["requested_by_id"], change["raised_by_id"]}:
            self.found.append("who asked for a change authorised it as an emergency")

    def _touched_when_told(self, notice: State) -> bool:
        return any(
            role["person_id"] == notice["recipient_id"]
            for role in self.of("projects.projectrole").values()
            if role["project_id"] == notice["project_id"] and _in_force(role, _instant(notice["sent_at"]))
        )

    def touched(self, change: State, before: dict[str, dict[int, State]], at: datetime) -> set[int]:
        """Return whom the change touches by comparing what was promised before with what is promised after it."""
        project = change["project_id"]
        dates, costs, outside = self._differences(project, before)
        words = "wording" in change["difference"] and any(
            each["project_id"] == project for each in before[BASELINE].values()
        )
        whole = {"project"} & set(dates) or costs or words
        roles: set[str] = set()
        roles |= {"pm", "deputy"} if dates or costs or words else set()
        roles |= {"member"} if dates or words else set()
        roles |= {"sponsor"} if whole else set()
        roles |= {"client_signatory", "partner"} if outside else set()
        held = {
            each["person_id"]
            for each in self.of("projects.projectrole").values()
            if each["project_id"] == project and each["role"] in roles and _in_force(each, at)
        }
        return held - {change["decided_by_id"]}

    def _differences(self, project: int, before: dict[str, dict[int, State]]) -> tuple[list[str], bool, bool]:
        old, new = _latest(before[BASELINE], project), _latest(self.of(BASELINE), project)
        dates: list[str] = []
        outside = False
        for name in ("start_date", "finish_date"):
            if old and new and self.is_felt(old[name], new[name]):
                dates.append("project")
                outside |= name == "finish_date"
        for key, milestone in self.of(MILESTONE).items():
            was = before[MILESTONE].get(key)
            if (
                was
                and milestone["project_id"] == project
                and self.is_felt(was["baseline_date"], milestone["baseline_date"])
            ):
                dates.append("milestone")
                outside |= milestone["kind"] == "contract"
        costs = bool(old and new and old["cost"] != new["cost"])
        return dates, costs, outside

    def is_felt(self, before: str | None, after: str | None) -> bool:
        if before is None or after is None or before == after:
            return False
        early, late = sorted((date.fromisoformat(before), date.fromisoformat(after)))
        house = next(iter(self.of("people.organisation").values()))["calendar_id"]
        days = (early + timedelta(days=each) for each in range(1, (late - early).days + 1))
        return any(self.works(house, each) for each in days)

    def works(self, calendar: int, day: date) -> list[Any]:
        """Return the working intervals of a day."""
        for each in self.of("people.calendarexception").values():
            if each["calendar_id"] == calendar and each["date"] == day.isoformat():
                return list(each["intervals"])
        return list(self.of("people.workcalendar")[calendar]["week"].get(str(day.isoweekday()), []))

    def start_after(self, notice: State, count: int) -> datetime:
        """Return when work begins after `count` full working days of the recipient."""
        calendar = self.calendar_of(notice["recipient_id"])
        zone = ZoneInfo(self.of("people.workcalendar")[calendar]["zone"])
        day = _instant(notice["sent_at"]).astimezone(zone).date()
        left = count
        while True:
            day += timedelta(days=1)
            intervals = self.works(calendar, day)
            if not intervals:
                continue
            if left == 0:
                return datetime.combine(day, time(), zone) + timedelta(minutes=intervals[0][0])
            left -= 1

    def calendar_of(self, person: int) -> int:
        """Return the calendar of a person; in these stories nobody changes theirs while a notice waits."""
        house: int = next(iter(self.of("people.organisation").values()))["calendar_id"]
        own = {each["person_id"]: each["calendar_id"] for each in self.of("people.calendaruse").values()}
        return own.get(person, house)


def _latest(baselines: dict[int, State], project: int) -> State | None:
    own = (each for each in baselines.values() if each["project_id"] == project)
    return max(own, key=lambda each: each["number"], default=None)


def _in_force(role: State, at: datetime) -> bool:
    return _instant(role["starts_at"]) <= at and (role["ends_at"] is None or _instant(role["ends_at"]) > at)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def problems() -> Iterator[str]:
    yield from Judge().read().found
