"""Green: projects that keep their promises, month after month."""

from __future__ import annotations

from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling.matters import changing, papers, working
from milepost.demo.telling.matters.working import Piece
from milepost.demo.telling.story import Scene

WATER_RISKS = ("Drought restricts the switch-over window", "Pipe supplier delivers late")
TRAM_RISKS = ("Night possessions are cut short", "Unrecorded cables under the street")
DIGITAL_RISKS = ("Old records cannot be matched", "Key developer leaves")

PLOTS = (
    Plot(
        "WAT-101",
        "Hillcrest reservoir second chamber",
        "A second chamber so that Hillcrest can be cleaned without shutting off 40,000 people.",
        "WAT",
        "Elif Yıldırım",
        -14,
        24,
        9_800,
        (
            "Ground investigation",
            "Contract award",
            "Excavation",
            "Base slab",
            "Walls",
            "Roof",
            "Water test",
            "Handover",
        ),
        ("Supply interruptions avoided", 620, ""),
        ("S1",),
        WATER_RISKS,
        category="New build",
        gates=frozenset({"Contract award"}),
        contracts=frozenset({"Handover"}),
    ),
    Plot(
        "WAT-107",
        "District meters, northern zones",
        "Meter every district north of the river so that leaks show within a day.",
        "WAT",
        "Tomás Ó Briain",
        -9,
        15,
        3_400,
        ("Chambers surveyed", "First 40 meters", "Data in the control room", "All 130 meters", "Acceptance"),
        ("Leakage saved", 540, ""),
        ("S1", "S4"),
        ("Chambers flooded at survey", "Radio coverage is thin in the valley"),
        programme="LEAK",
        category="Network",
    ),
    Plot(
        "WWT-203",
        "Sludge dryer at Eastmarsh",
        "Dry sludge with waste heat instead of carting it 90 kilometres.",
        "WWT",
        "Farida Rahimova",
        -11,
        20,
        14_200,
        ("Permit granted", "Dryer ordered", "Foundations", "Dryer on site", "Hot commissioning", "Proving run"),
        ("Haulage and disposal saved", 1_850, ""),
        ("S4", "S2"),
        ("Permit conditions tighten", "Waste heat is less than modelled", "Odour complaints"),
        category="New build",
        gates=frozenset({"Permit granted"}),
        contracts=frozenset({"Proving run"}),
        team=4,
    ),
    Plot(
        "TRM-305",
        "Overhead line renewal, harbour branch",
        "Replace 11 kilometres of worn contact wire before the winter timetable.",
        "TRM",
        "Mirela Ionescu",
        -6,
        12,
        5_600,
        ("Design approved", "Poles 1–60", "Poles 61–140", "New wire live", "Old wire removed"),
        ("Delay minutes avoided", 24_000, "minutes a year"),
        ("S3",),
        TRAM_RISKS,
    ),
    Plot(
        "BUS-402",
        "Bus stop accessibility, phase two",
        "Raise the kerbs of 85 stops so that a wheelchair rolls on without a ramp.",
        "BUS",
        "Zainab Malik",
        -10,
        16,
        2_100,
        ("Stops surveyed", "First 20 stops", "Fifty stops", "All 85 stops", "Access audit"),
        ("Stops that everybody can use", 85, "stops"),
        ("S3", "S5"),
        ("Utilities under the kerb", "Road works moratorium in spring"),
        project_class="C",
        category="Access",
    ),
    Plot(
        "DIG-501",
        "Sensor data platform",
        "One place for the readings of 9,000 sensors that live in six systems today.",
        "DIG",
        "Arjun Menon",
        -12,
        18,
        2_900,
        ("Architecture agreed", "First feed live", "History migrated", "All feeds live", "Old systems off"),
        ("Licences and upkeep saved", 480, ""),
        ("S1", "S5"),
        DIGITAL_RISKS,
        category="Digital",
    ),
    Plot(
        "EST-604",
        "Solar roofs on the depots",
        "Cover the roofs of four depots with 2.6 megawatts of solar panels.",
        "EST",
        "Juma Kariuki",
        -8,
        14,
        3_900,
        ("Roofs strengthened", "Panels at Ropewalk", "Panels at Millbrook", "All four depots", "Grid acceptance"),
        ("Energy bought less", 690, ""),
        ("S4",),
        ("Grid operator queues our connection", "Roof of Millbrook is weaker than drawn"),
        category="Energy",
        contracts=frozenset({"Grid acceptance"}),
    ),
    Plot(
        "SHE-702",
        "Shore water testing at home",
        "Test bathing water ourselves within six hours instead of three days.",
        "SHE",
        "Pilar Iturbe",
        -7,
        11,
        780,
        ("Laboratory fitted", "Method validated", "Accreditation visit", "Daily results published"),
        ("Results within six hours", 95, "% of samples"),
        ("S2",),
        ("Accreditation visit moves", "Reagents are short"),
        project_class="C",
        programme="SHORE",
        category="Environment",
    ),
    Plot(
        "FIN-802",
        "Purchase to pay without paper",
        "Every invoice matched and paid within ten days, none typed twice.",
        "FIN",
        "Stefan Wójcik",
        -5,
        10,
        640,
        ("Process agreed", "Pilot with two units", "All units live", "Old archive scanned"),
        ("Early payment discounts", 150, ""),
        ("S5",),
        ("Suppliers do not send e-invoices", "Approvers are not trained in time"),
        project_class="C",
        category="Digital",
    ),
)

WAITING = frozenset({"DIG-501", "FIN-802"})
"""Whose report of the present month the PMO has not looked at yet."""
SENT_LATELY = frozenset({"BUS-402", "SHE-702"})
"""Class C: submitted on the last day, so their reviews are not due yet."""


CHANGES = (
    Scene(-3, 9, changing.propose_dearer("Heated benches", "The users' council asks for them.", cost_share="1.08")),
    Scene(-3, 5, changing.reject("Nice to have; the council accepts shelters without.")),
    Scene(-2, 12, changing.propose_later("Fifty stops after the fair", "The square is closed for the fair.", days=7)),
    Scene(-2, 11, changing.approve("A week is within what we promised.")),
    Scene(-2, 10, changing.acknowledge()),
    Scene(-2, 6, changing.confirm()),
    Scene(
        0,
        3,
        changing.propose_later(
            "All stops a week later", "The last kerbs come with the second lorry.", days=7, to_do="Book the crane anew."
        ),
    ),
    Scene(0, 2, changing.approve("The crane is free that week too.")),
    Scene(0, 1, changing.acknowledge(but_one=True)),
    Scene(0, -4, changing.name_a_proxy("On leave until the end of the month.")),
)
"""One change that was rejected, one that holds, and one that waits for a last acknowledgement, by a proxy."""

WORK: dict[str, tuple[Scene, ...]] = {
    "DIG-501": (
        Scene(
            -1,
            12,
            working.plan_work(
                "Move the leak sensors over",
                (
                    Piece("Map the fields of the leak sensors", 6, 24, "", "The map is signed by the control room."),
                    Piece("Feed of the northern zones", 9, 48, "2", "A week of readings without a gap."),
                    Piece("Feed of the southern zones", 9, 48, "2", "A week of readings without a gap."),
                    Piece("Alarms in the control room", 7, 32, "3, 4", "Ten test alarms arrive within a minute."),
                ),
                starts_after=1,
            ),
        ),
        Scene(-1, 11, working.give_work(2, 3)),
        Scene(-1, 10, working.decline_work(4, "I am on the night shift of the control room until the month ends.")),
        Scene(-1, 8, working.work_on(2, ("7", "6"), "11")),
        Scene(-1, 4, working.work_on(2, ("6", "5"), "0")),
        Scene(-1, 3, working.finish_work(2, "Map of 412 fields, signed by the shift leader, in the project folder.")),
        Scene(-1, 1, working.work_on(3, ("8", "7"), "36")),
        Scene(0, 4, working.offer_work(5)),
        Scene(
            0,
            3,
            working.propose_work(
                "Time stamps of the pumping stations",
                "They send local time without a zone; twice a year an hour is doubled or lost.",
                16,
            ),
        ),
    ),
    "BUS-402": (
        Scene(
            0,
            9,
            working.plan_work(
                "Last ten stops",
                (
                    Piece("Mark the kerbs", 2, 16, "", "Every stop is marked and photographed."),
                    Piece("Raise the kerbs, east side", 8, 96, "2", "Height within 5 mm at three points."),
                    Piece("Raise the kerbs, west side", 8, 96, "2FS+1d", "Height within 5 mm at three points."),
                    Piece("Ride along with the users' council", 1, 8, "3, 4", "The council's list of faults is empty."),
                ),
                starts_after=1,
            ),
        ),
        Scene(0, 8, working.give_work(2, 3)),
        Scene(0, 6, working.work_on(2, ("8", "7"), "1")),
        Scene(0, 4, working.hand_in_work(2, "Photographs of all ten stops, with the tape in the picture.")),
    ),
}
"""Two work lists: one with a piece declined and one on the way, one whose first piece waits to be checked."""


class Green:
    """Everything as promised; now and then the PMO is the one who is late."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a calm month."""
        if month == 0 and plot.code in WAITING:
            return Beat(reports_after=2, reviewed_after=NEVER)
        if month == 0 and plot.code in SENT_LATELY:
            return Beat(reports_after=5, reviewed_after=NEVER)
        busy = (month + len(plot.name)) % 9 == 0
        return Beat(
            reports_after=1 + (month + len(plot.name)) % 3, reviewed_after=5 if busy and month else 1 + month % 2
        )

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return no surprises: how a small project's charter came to be approved, and the work of two."""
        work = WORK.get(plot.code, ())
        if plot.code != "BUS-402":
            return work
        return (
            *work,
            Scene(-1, 4, papers.hand_in_charter()),
            Scene(-1, 3, papers.comment_on_charter("Who counts the closed stops?", "objectives")),
            Scene(-1, 2, papers.answer_comment("The shift leader of the lines, every morning.")),
            Scene(-1, 1, papers.approve_charter("It says what the users' council asked for.")),
            *CHANGES,
        )
