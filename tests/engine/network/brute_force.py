"""A slow, obvious schedule: every working minute in a list, every rule as the sentence that states it."""

from bisect import bisect_left
from dataclasses import dataclass, field

TASK, START_MILESTONE, FINISH_MILESTONE = 0, 1, 2
FS, SS, FF, SF = 0, 1, 2, 3


@dataclass
class SlowPlan:
    """Activities as dicts (duration, calendar, kind, floor dates, limits), links as tuples."""

    minutes: list[list[int]]  # per calendar: every working minute of the horizon
    start: int
    activities: list[dict]
    links: list[tuple[int, int, int, int, int]] = field(default_factory=list)

    def worked(self, calendar: int, instant: int) -> int:
        return bisect_left(self.minutes[calendar], instant)

    def start_face(self, calendar: int, count: int) -> int:
        return self.minutes[calendar][count]

    def finish_face(self, calendar: int, count: int) -> int:
        return self.minutes[calendar][count - 1] + 1

    def moved(self, instant: int, lag: int, calendar: int) -> int:
        """Walk forward to the end of the lag's last minute, or back to the start of its first."""
        if calendar < 0 or lag == 0:
            return instant + lag
        count = self.worked(calendar, instant) + lag
        return self.finish_face(calendar, count) if lag > 0 else self.start_face(calendar, count)

    def milestone(self, kind: int, calendar: int, hold: int) -> int:
        """The first place for a milestone at or after `hold`: where work starts or, for a finish, ends."""
        count = self.worked(calendar, hold)
        places = [self.start_face(calendar, count)]
        if kind != START_MILESTONE:
            places.append(self.finish_face(calendar, count))
        return min(place for place in places if place >= hold)

    def early(self, slipped: int = -1, least: int = 0) -> list[tuple[int, int]]:
        """Start and finish instants; `slipped` starts no earlier than `least` of its working minutes."""
        found: dict[int, tuple[int, int]] = {}
        while len(found) < len(self.activities):
            for row, activity in enumerate(self.activities):
                into = [link for link in self.links if link[1] == row]
                if row not in found and all(link[0] in found for link in into):
                    found[row] = self.place(activity, into, found, least if row == slipped else 0)
        return [found[row] for row in range(len(self.activities))]

    def place(self, activity, into, found, least):
        calendar, length = activity["calendar"], activity["duration"]
        asked = [
            (kind, self.moved(found[before][1 if kind in (FS, FF) else 0], lag, lag_calendar))
            for before, _, kind, lag, lag_calendar in into
        ]
        if length == 0:
            hold = max([self.start, activity["start_from"], *(instant for _, instant in asked)])
            if self.worked(calendar, hold) < least:
                hold = self.finish_face(calendar, least)
            place = self.milestone(activity["kind"], calendar, hold)
            return place, place
        count = max(least, self.worked(calendar, self.start), self.worked(calendar, activity["start_from"]))
        count = max(count, self.worked(calendar, activity["finish_from"]) - length)
        for kind, instant in asked:
            count = max(count, self.worked(calendar, instant) - (length if kind in (FF, SF) else 0))
        return self.start_face(calendar, count), self.finish_face(calendar, count + length)

    def in_time(self, dates, end: int) -> bool:
        """Say whether nobody finishes after the end or after a deadline of their own."""
        return all(
            finish <= end and (activity["deadline"] < 0 or finish <= activity["deadline"])
            for (_, finish), activity in zip(dates, self.activities, strict=True)
        )
