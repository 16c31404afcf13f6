"""The score: everything that happens, in the order of time, and nothing that has not happened yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from milepost.demo.months import local, working_day
from milepost.demo.shapes import NEVER, Beat, Plot, Verdict
from milepost.demo.telling import adopting, beginning, ending, facts, founding, periods, reports
from milepost.demo.telling.matters import contracts, interims, lending
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.story import Scene, Story
from milepost.demo.telling.strand import Strand
from milepost.demo.telling.wishes import Wishing

LEAD_IN = 2
"""Months between the registration of a project and its first baseline."""
PLANNING_BEFORE = 15
STAFFED_BEFORE = 35
PROMISED_BEFORE = 6
LOCK_AFTER = 10
FIRST_DAYS = 40
READ_BEFORE = -3
"""Working days before now on which the policies are read."""
SENT_BACK = frozenset({Verdict.RETURN, Verdict.REJECT_OVERRIDES})


@dataclass(slots=True)
class Score:
    """Cues collected in any order and played in the order of time."""

    narrator: Narrator
    cues: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    strands: dict[str, Strand] = field(default_factory=dict)

    def cue(self, moment: datetime, deed: Callable[[], None]) -> None:
        """Have `deed` done at `moment`, unless that lies in the future."""
        if moment < self.narrator.months.now:
            self.cues.append((moment, len(self.cues), deed))

    def play(self) -> Iterator[datetime]:
        """Do everything in the order of time; yield the instant before each deed."""
        for moment, _, deed in sorted(self.cues, key=lambda cue: cue[:2]):
            yield moment
            self.narrator.turn_to(moment)
            deed()

    def with_strand(self, plot: Plot, deed: Callable[[Strand], None]) -> Callable[[], None]:
        """Return a deed that finds its project when it is done: it is not registered yet when it is planned."""

        def later() -> None:
            if plot.code in self.strands:
                deed(self.strands[plot.code])

        return later


def compose(narrator: Narrator, stories: Sequence[Story], history: int) -> Score:
    """Write the whole score: the founding, `history` months of reporting before the present one, every story."""
    score = Score(narrator)
    pairs = [(story, plot) for story in stories for plot in story.plots]
    earliest = min([-history, *(plot.begins - LEAD_IN for _, plot in pairs)])
    first_day = working_day(narrator.months.start(earliest) - timedelta(days=FIRST_DAYS), 1)
    score.cue(local(first_day, 9), lambda: founding.found(narrator))
    score.cue(local(first_day, 14), lambda: founding.lay_down_the_method(narrator))
    score.cue(local(first_day, 16), lambda: founding.open_the_cycle(narrator))
    score.cue(local(working_day(narrator.months.now.date(), READ_BEFORE), 9), lambda: lending.read_policies(narrator))
    for moment, deed in Wishing(narrator).cues(local(first_day, 17)):
        score.cue(moment, deed)
    for story, plot in pairs:
        _begin(score, story, plot)
        for scene in (*story.scenes(plot), *contracts.SCENES.get(plot.code, ())):
            _scene(score, plot, scene)
    for month in range(-history, 1):
        _month(score, month, pairs)
    for month in range(max(-history, interims.FIRST_MONTH), 1):
        _fortnight(score, month, pairs)
    return score


def _begin(score: Score, story: Story, plot: Plot) -> None:
    narrator = score.narrator
    start = narrator.months.start(plot.begins)
    minute = narrator.chance.whole(0, 59, plot.code, "minute")

    def register() -> None:
        score.strands[plot.code] = beginning.register(narrator, story, plot)

    def on(days_before: int, hour: int, deed: Callable[[Strand], None]) -> None:
        day = working_day(start - timedelta(days=days_before), 0)
        score.cue(local(day, hour, minute), score.with_strand(plot, deed))

    registered = working_day(narrator.months.start(plot.begins - LEAD_IN), 1)
    score.cue(local(registered, 10, minute), register)
    on(STAFFED_BEFORE, 11, lambda strand: beginning.staff(narrator, strand))
    on(STAFFED_BEFORE, 15, lambda strand: beginning.join(narrator, strand))
    on(PLANNING_BEFORE, 11, lambda strand: beginning.plan(narrator, strand))
    if not plot.still_plans:
        on(PROMISED_BEFORE, 13, lambda strand: beginning.promise(narrator, strand))
    begun = start - timedelta(days=PLANNING_BEFORE if plot.still_plans else PROMISED_BEFORE)
    adopted = max(working_day(narrator.months.start(adopting.MONTH), adopting.DAY), working_day(begun, 1))
    score.cue(local(adopted, 15, minute), score.with_strand(plot, lambda strand: adopting.adopt(narrator, strand)))


def _scene(score: Score, plot: Plot, scene: Scene) -> None:
    narrator = score.narrator
    moment = local(narrator.months.after(scene.month, -scene.days_before), scene.hour)
    score.cue(moment, score.with_strand(plot, lambda strand: scene.deed(narrator, strand)))


def _month(score: Score, month: int, pairs: Sequence[tuple[Story, Plot]]) -> None:
    narrator = score.narrator
    months = narrator.months
    data_date = months.end(month)
    kept_on = working_day(data_date, 0)
    score.cue(local(months.after(month, 1), 8), lambda: periods.open_period(narrator, month))
    for place, (story, plot) in enumerate(pairs):
        hour, minute = 9 + place % 8, narrator.chance.whole(0, 59, plot.code, month)
        score.cue(
            local(kept_on, hour, minute),
            score.with_strand(plot, lambda strand: facts.bring_up_to_date(narrator, strand, month)),
        )
        _report(score, plot, month, story.beat(plot, month), (hour, minute))
    score.cue(local(months.after(month, LOCK_AFTER), 17), lambda: periods.lock(narrator, month))
    for _, plot in pairs:
        score.cue(
            local(months.after(month, LOCK_AFTER + 1), 10),
            score.with_strand(plot, lambda strand: ending.wind_up(narrator, strand, months.end(month))),
        )


def _fortnight(score: Score, month: int, pairs: Sequence[tuple[Story, Plot]]) -> None:
    """Cue the reports in between of class A."""
    narrator = score.narrator
    between = [plot for _, plot in pairs if interims.reports_in_between(plot.project_class, plot.begins, month)]
    if not between:
        return
    interims.compose_month(narrator, month, lambda day, hour, deed: score.cue(local(day, hour), deed))
    _, end = interims.days(narrator, month)
    for place, plot in enumerate(between):

        def on(day: date, hour: int, deed: Callable[[Narrator, Strand, int], None], plot: Plot = plot) -> None:
            told = score.with_strand(plot, lambda strand: deed(narrator, strand, month))
            score.cue(local(day, hour, 10 + place), told)  # noqa: B023 - the cue is placed at once

        submitted, reviewed = interims.steps(plot.code, month)
        on(working_day(end, 0), 11, interims.look_again)
        if submitted < NEVER:
            on(working_day(end, submitted), 11, interims.submit)
            on(working_day(end, submitted + reviewed), 15, interims.accept)


def _report(score: Score, plot: Plot, month: int, beat: Beat, at: tuple[int, int]) -> None:
    """Cue the steps of a report: submission, review, correction, acceptance."""
    narrator = score.narrator

    def on(working_days: int, hour: int, deed: Callable[[Strand], None]) -> None:
        score.cue(local(narrator.months.after(month, working_days), hour, at[1]), score.with_strand(plot, deed))

    submitted = beat.reports_after
    reviewed = submitted + beat.reviewed_after
    corrected = reviewed + beat.corrected_after
    if submitted >= NEVER:
        return
    on(submitted, max(at[0], 10), lambda strand: reports.submit(narrator, strand, month))
    if reviewed >= NEVER:
        return
    on(reviewed, 15, lambda strand: reports.review(narrator, strand, month))
    if corrected >= NEVER or beat.verdict not in SENT_BACK:
        return
    on(corrected, 16, lambda strand: reports.correct(narrator, strand, month))
    on(corrected + 1, 11, lambda strand: reports.accept(narrator, strand, month))
