"""The people: about a hundred invented ones. The first of a unit leads it; the others report to whoever leads."""

from __future__ import annotations

import unicodedata

from milepost.demo.cast.organisation import DOMAIN
from milepost.people.choices import PostRole

LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d", "Đ": "D"})

EXECUTIVE = "Ingrid Vasquez-Holm"
DIRECTOR = "Thandiwe Mokoena"
ANALYSTS = ("Mateusz Zieliński", "Priya Raghunathan")
RESOURCE_MANAGER = "Siobhán Keneally"
AUDITOR = "Hiroshi Tanabe"
ADMINISTRATOR = "Leila Farahani"
CLIENT, CLIENT_TITLE = "Halima Njoroge", "Clerk of works, Port of Aldermere"
"""Who signs for a client: of no unit of the authority."""

POSTS = {
    EXECUTIVE: PostRole.EXECUTIVE.value,
    "Kwabena Osei-Tutu": PostRole.EXECUTIVE.value,
    "Margarethe Lindqvist": PostRole.EXECUTIVE.value,
    DIRECTOR: PostRole.DIRECTOR.value,
    ANALYSTS[0]: PostRole.ANALYST.value,
    ANALYSTS[1]: PostRole.ANALYST.value,
    RESOURCE_MANAGER: PostRole.RESOURCE_MANAGER.value,
    AUDITOR: PostRole.AUDITOR.value,
    ADMINISTRATOR: PostRole.ADMINISTRATOR.value,
}

PEOPLE: dict[str, tuple[tuple[str, str], ...]] = {
    "AWT": (
        (EXECUTIVE, "Chief executive"),
        ("Kwabena Osei-Tutu", "Board member for infrastructure"),
        ("Margarethe Lindqvist", "Board member for finance"),
        (AUDITOR, "Internal auditor"),
    ),
    "PMO": (
        (DIRECTOR, "Director of the PMO"),
        (ANALYSTS[0], "Portfolio analyst"),
        (ANALYSTS[1], "Portfolio analyst"),
    ),
    "WAT": (
        ("Joaquín Barrientos", "Head of water supply"),
        ("Amara Okonjo", "Project manager"),
        ("Elif Yıldırım", "Project manager"),
        ("Tomás Ó Briain", "Project manager"),
        ("Noor al-Hashimi", "Hydraulic engineer"),
        ("Petra Novotná", "Network planner"),
        ("Samuel Adeyemi", "Site supervisor"),
        ("Wei-Ling Chou", "Process engineer"),
        ("Agnieszka Wrona", "Operations lead, networks"),
        ("Daniyar Abenov", "Leak detection technician"),
        ("Rosa Quispe", "Laboratory lead"),
    ),
    "WWT": (
        ("Birgitta Sandahl", "Head of waste water"),
        ("Diego Ferreira", "Project manager"),
        ("Farida Rahimova", "Project manager"),
        ("Oluwaseun Balogun", "Process engineer"),
        ("Katarzyna Domańska", "Civil engineer"),
        ("Jens Overgaard", "Commissioning engineer"),
        ("Mele Fonoti", "Operations lead, treatment"),
        ("Vikram Deshpande", "Instrumentation engineer"),
        ("Ana Lúcia Prates", "Ecologist"),
    ),
    "TRM": (
        ("Yusuf Demirel", "Head of tram and rail"),
        ("Charlotte Beaumont", "Project manager"),
        ("Rajan Selvaratnam", "Project manager"),
        ("Mirela Ionescu", "Project manager"),
        ("Tadesse Worku", "Project manager"),
        ("Lena Hartwig", "Track engineer"),
        ("Sipho Dlamini", "Signalling engineer"),
        ("Aoife Brennan", "Traffic planner"),
        ("Goran Petković", "Power supply engineer"),
        ("Nguyễn Thu Hà", "Vehicle engineer"),
        ("Paulina Escobedo", "Operations lead, trams"),
        ("Ibrahim Sesay", "Safety case author"),
        ("Marit Solheim", "Stakeholder liaison"),
    ),
    "BUS": (
        ("Fatoumata Diarra", "Head of bus and ferry"),
        ("Henrik Aaltonen", "Project manager"),
        ("Zainab Malik", "Project manager"),
        ("Callum Robertson", "Depot engineer"),
        ("Xiomara Delgado", "Charging engineer"),
        ("Piotr Kowalczyk", "Fleet planner"),
        ("Tevita Moala", "Operations lead, ferries"),
        ("Bao Trần", "Timetable planner"),
        ("Ilse Vandamme", "Procurement specialist"),
    ),
    "DIG": (
        ("Nadia Benchekroun", "Head of digital services"),
        ("Oskar Lindholm", "Project manager"),
        ("Chiamaka Eze", "Project manager"),
        ("Arjun Menon", "Project manager"),
        ("Sofía Carranza", "Architect"),
        ("Dmitri Volkov", "Data engineer"),
        ("Hana Kobayashi", "Tester"),
        ("Babak Shirazi", "Security engineer"),
        ("Emilia Rautio", "Designer"),
        ("Kofi Mensah", "Developer"),
        ("Liam Gallagher-Ross", "Developer"),
        ("Yael Ben-Ami", "Service owner, platforms"),
    ),
    "CUS": (
        ("Marcus Thorne", "Head of customers"),
        ("Gabriela Fuentes", "Project manager"),
        ("Ama Serwaa", "Service designer"),
        ("Nikolai Andersen", "Contact centre lead"),
        ("Soraya Haddad", "Trainer"),
        ("Deepak Chaudhary", "Billing analyst"),
        ("Viola Marchetti", "Service owner, accounts"),
    ),
    "EST": (
        ("Anneliese Kramer", "Head of estates and energy"),
        ("Juma Kariuki", "Project manager"),
        ("Silvia Moretti", "Project manager"),
        ("Ravi Patel-Stone", "Energy engineer"),
        ("Helga Þórsdóttir", "Building engineer"),
        ("Mustafa Özkan", "Surveyor"),
        ("Caroline Mbeki", "Service owner, sites"),
    ),
    "SHE": (
        ("Alistair Mackenzie", "Head of safety, health and environment"),
        ("Pilar Iturbe", "Project manager"),
        ("Chen Yulan", "Environmental scientist"),
        ("Bogdan Marin", "Occupational safety specialist"),
        ("Ruth Wanjiru", "Emergency planner"),
    ),
    "FIN": (
        ("Evangelia Papadaki", "Head of finance"),
        ("Stefan Wójcik", "Project manager"),
        ("Grace Achieng", "Financial controller"),
        ("Luca Bianchi", "Procurement lead"),
        ("Amina Yusuf", "Accountant"),
    ),
    "PPL": (
        ("Jean-Baptiste Morel", "Head of people"),
        (RESOURCE_MANAGER, "Resource manager"),
        (ADMINISTRATOR, "System administrator"),
        ("Tuğba Aksoy", "Project manager"),
        ("Owen Pritchard", "Learning designer"),
        ("Mei Sugiyama", "Recruiter"),
    ),
}

PARTNER = "Radoslav Kirilov"
PARTNERS = ((PARTNER, "Project manager, Ostrava Tramworks"), ("Noémie Lacroix", "Project manager, Lacroix Groundworks"))
"""Who works for a supplier: they belong to no unit, and see their own contract only."""

LEADERS = {unit: staff[0][0] for unit, staff in PEOPLE.items()}
SERVICE_OWNERS = {
    unit: next((name for name, title in staff if title.startswith(("Operations lead", "Service owner"))), staff[-1][0])
    for unit, staff in PEOPLE.items()
}
"""Who uses what the projects of a unit deliver, and so answers for its benefits; never part of a team."""


def team_pool(unit: str) -> list[str]:
    """Return who of a unit can join a team: neither its leader nor a project manager nor a service owner."""
    taken = {LEADERS[unit], SERVICE_OWNERS[unit], *POSTS}
    return [name for name, title in PEOPLE[unit] if title != "Project manager" and name not in taken]


def address(name: str) -> str:
    """Return the address of a person, in plain letters."""
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS).replace("Þ", "Th"))
    words = "".join(letter for letter in plain if letter.isascii() and (letter.isalpha() or letter in " -"))
    return f"{'.'.join(words.lower().split())}@{DOMAIN}"
