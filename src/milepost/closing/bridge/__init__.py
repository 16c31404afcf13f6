"""Between rows and what stands outside them: keys, chance, mail and paper."""

from milepost.closing.bridge.packing import (
    Packed,
    pack,
)
from milepost.closing.bridge.store import (
    drop,
    keep,
    kept,
)
from milepost.closing.collectors import (
    Item,
)

__all__ = [
    "Item",
    "Packed",
    "drop",
    "keep",
    "kept",
    "pack",
]
