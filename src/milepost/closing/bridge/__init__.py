"""Doors to what is no row: the packing of an archive, and the store in which archives lie."""

from milepost.closing.bridge.packing import Packed, pack
from milepost.closing.bridge.store import drop, keep, kept
from milepost.closing.collectors import Item

__all__ = ["Item", "Packed", "drop", "keep", "kept", "pack"]
