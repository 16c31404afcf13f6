"""What an entry of the workbench is, and in which order entries stand: pure, without a database."""

from milepost.workbench.rules.asks import Ask, Place, Turn, Why, joined
from milepost.workbench.rules.order import order_of, part_of, urgency_of

__all__ = ["Ask", "Place", "Turn", "Why", "joined", "order_of", "part_of", "urgency_of"]
