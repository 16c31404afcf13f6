"""The verbs of exchange."""

from milepost.exchange.actions.placing import Wanted
from milepost.exchange.actions.rows import import_row
from milepost.exchange.actions.sheets import Outcome, import_sheet, write_sheet

__all__ = ["Outcome", "Wanted", "import_row", "import_sheet", "write_sheet"]
