"""The stories in the order in which they are listed: a new one is one file and one line here."""

from __future__ import annotations

from milepost.demo.stories.steady.closed import Closed
from milepost.demo.stories.steady.flagship import Flagship
from milepost.demo.stories.steady.green import Green
from milepost.demo.stories.steady.initiating import Initiating
from milepost.demo.stories.steady.planning import Planning
from milepost.demo.stories.tested.late_reporters import LateReporters
from milepost.demo.stories.tested.stale import Stale
from milepost.demo.stories.tested.stand_in import StandIn
from milepost.demo.stories.tested.watermelon_accepted import WatermelonAccepted
from milepost.demo.stories.tested.watermelon_rejected import WatermelonRejected
from milepost.demo.stories.troubled.on_hold import OnHold
from milepost.demo.stories.troubled.overspend import Overspend
from milepost.demo.stories.troubled.recovering import Recovering
from milepost.demo.stories.troubled.slow_slip import SlowSlip
from milepost.demo.stories.troubled.terminated import Terminated
from milepost.demo.stories.troubled.zombie import Zombie
from milepost.demo.telling.story import Story

STORIES: tuple[Story, ...] = (
    Flagship(),
    Green(),
    Closed(),
    Initiating(),
    Planning(),
    SlowSlip(),
    Overspend(),
    Recovering(),
    Zombie(),
    OnHold(),
    Terminated(),
    WatermelonRejected(),
    WatermelonAccepted(),
    LateReporters(),
    Stale(),
    StandIn(),
)
