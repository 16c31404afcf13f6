"""The requests: what people of the authority wish for, and how far each has come. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens to a request, some days before today."""

    days_before: int
    deed: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A request with its words, its cost in thousands, and the steps of its way."""

    code: str
    requester: str
    sponsor: str
    unit: str
    title: str
    problem: str
    result: str
    nothing: str
    benefits: str
    aims: tuple[str, ...]
    cost: tuple[int, int, int]
    months: int
    steps: tuple[Step, ...]
    pm: str = ""
    law: str = ""
    scores: tuple[tuple[int | None, ...], ...] = ()


def way(raised: int, *steps: tuple[int, str]) -> tuple[Step, ...]:
    """Return the first steps of every request, raised and submitted, and then those named."""
    return (Step(raised, "raise"), Step(raised - 1, "submit"), *(Step(days, deed) for days, deed in steps))


WISHES = (
    Wish(
        "loggers", "Daniyar Abenov", "Joaquín Barrientos", "WAT", "Pressure loggers in the hill districts",
        "Bursts in the hill districts are found when somebody calls.", "Every zone reports its pressure by the hour.",
        "A burst runs for nine hours on average.", "", ("S1",), (0, 0, 0), 0, (Step(71, "raise"),),
    ),
    Wish(
        "signals", "Aoife Brennan", "Yusuf Demirel", "TRM", "Priority at signals for tram 3",
        "Tram 3 loses eleven minutes a round at signals.", "A round takes ten minutes less at all hours.",
        "Two more vehicles keep the same interval, for 4.2 million.", "One vehicle saved; 9 % more passengers.",
        ("S3",), (900, 1400, 2300), 14, way(13), pm="Mirela Ionescu",
    ),
    Wish(
        "boards", "Bao Trần", "Fatoumata Diarra", "BUS", "Departure boards at twelve ferry piers",
        "Passengers do not see that a ferry is cancelled.", "Every pier shows the next departures.",
        "Complaints stay at forty a week.", "Half of the complaints.", ("S5",), (120, 160, 260), 7,
        way(24, (17, "return")),
    ),
    Wish(
        "identity", "Babak Shirazi", "Nadia Benchekroun", "DIG", "One sign-in for customers and staff",
        "There are nine directories, and people leave in some of them only.", "One identity, closed within an hour.",
        "Every audit finds open accounts of people who left.", "No open accounts; 30 hours a month.", ("S5",),
        (400, 600, 1100), 10, way(33, (29, "screen"), (27, "name"), (19, "score")), pm="Arjun Menon",
        scores=((3, 3, 4, 2, 3),),
    ),
    Wish(
        "roofs", "Ravi Patel-Stone", "Anneliese Kramer", "EST", "Sun on the roofs of three depots",
        "Depots buy all their power at the dearest hours.", "A third of it comes from their own roofs.",
        "The bill grows with the fleet.", "310 thousand a year.", ("S4",), (1500, 1900, 2600), 11,
        way(58, (54, "screen"), (52, "name"), (45, "score"), (41, "score")), pm="Silvia Moretti",
        scores=((4, 4, 2, 1, 3), (4, 3, 3, 1, 4)),
    ),
    Wish(
        "eels", "Ana Lúcia Prates", "Birgitta Sandahl", "WWT", "Fish passes at the two lower weirs",
        "Eels do not come up past the weirs any more.", "Fish pass both weirs in either direction.",
        "The authority breaks the order from next year on.", "The order is met.", (), (700, 1000, 1900), 16,
        way(66, (61, "screen"), (60, "name"), (50, "score"), (48, "score")), law="River Order, section 12",
        scores=((3, None, 5, 3, 1), (2, None, 4, 4, 2)),
    ),
    Wish(
        "nights", "Nikolai Andersen", "Marcus Thorne", "CUS", "A contact centre that answers at night",
        "Calls between ten and six reach a tape.", "Somebody answers within a minute at all hours.",
        "Bursts and stranded passengers wait until the morning.", "Hours sooner to every burst.", ("S1", "S5"),
        (250, 380, 520), 6, way(75, (70, "screen"), (68, "name"), (60, "score"), (57, "score"), (20, "shortlist")),
        pm="Gabriela Fuentes", scores=((4, 3, 3, 1, 2), (3, 4, 4, 1, 3)),
    ),
    Wish(
        "drought", "Petra Novotná", "Joaquín Barrientos", "WAT", "A second main for the east in dry summers",
        "The east hangs on one main of 1961.", "Either main alone serves the east.",
        "A burst in July leaves 40 000 people on tankers.", "No tankers.", ("S1",), (3200, 4400, 7800), 26,
        way(120, (115, "screen"), (113, "name"), (104, "score"), (101, "score"), (60, "shortlist"), (9, "approve")),
        pm="Tomás Ó Briain", scores=((5, 5, 4, 2, 2), (5, 4, 4, 3, 3)),
    ),
    Wish(
        "robots", "Amina Yusuf", "Evangelia Papadaki", "FIN", "Robots that type invoices",
        "Forty thousand invoices a year are typed by hand.", "Nine of ten invoices post themselves.",
        "Three people go on typing.", "90 thousand a year.", ("S5",), (150, 240, 300), 8,
        way(98, (92, "screen"), (90, "name"), (84, "score"), (80, "score"), (40, "shortlist"), (6, "reject")),
        pm="Stefan Wójcik", scores=((1, 2, 1, 3, 2), (2, 2, 1, 2, 2)),
    ),
    Wish(
        "sirens", "Ruth Wanjiru", "Alistair Mackenzie", "SHE", "Warning by telephone along the river",
        "Sirens are not heard indoors.", "Everybody along the river is warned in three minutes.",
        "The next flood finds half of them asleep.", "Lives.", ("S2",), (180, 260, 420), 9,
        way(110, (104, "screen"), (102, "name"), (95, "score"), (93, "score"), (60, "shortlist"), (9, "defer")),
        pm="Pilar Iturbe", scores=((3, 4, 3, 2, 1), (3, 3, 3, 2, 2)),
    ),
    Wish(
        "shelters", "Piotr Kowalczyk", "Fatoumata Diarra", "BUS", "Shade at the forty hottest stops",
        "On hot days people wait in the road, in the shade of lorries.", "Forty stops have shade and a bench.",
        "One heat stroke a summer, so far.", "Four thousand passengers a day.", ("S3",), (350, 480, 700), 9,
        way(130, (126, "screen"), (124, "name"), (118, "score"), (116, "score"), (90, "shortlist"), (70, "approve"),
            (55, "initiate")),
        pm="Henrik Aaltonen", scores=((4, 4, 3, 1, 4), (4, 4, 4, 1, 4)),
    ),
    Wish(
        "archive", "Owen Pritchard", "Jean-Baptiste Morel", "PPL", "Paper files into the archive",
        "The cellar of the old depot is full.", "Every file is found in a minute.", "We rent another cellar.",
        "Rent.", ("S5",), (60, 80, 140), 6, (*way(44), Step(30, "withdraw")),
    ),
)  # fmt: skip
