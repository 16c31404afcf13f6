"""The corpus: defects sown into the shipped pack, each with the rules that must find it and no others."""

from milepost.methods.tests.seeded import authority, classes, documents, duties, flow, whole
from milepost.methods.tests.seeded.defect import Defect

FAMILIES = (whole, flow, authority, documents, duties, classes)
DEFECTS: dict[str, Defect] = {name: each for family in FAMILIES for name, each in family.DEFECTS.items()}
