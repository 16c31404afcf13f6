"""Readers of published formats and of our own: text in, problem out. One file a format, one line in `READERS`."""

from collections.abc import Callable

from milepost_engine.network.levelling.formats.own import LevellingFile, read_own
from milepost_engine.network.levelling.formats.patterson import read_patterson
from milepost_engine.network.levelling.formats.psplib import read_psplib
from milepost_engine.network.levelling.problem import Problem

READERS: dict[str, Callable[[str], Problem]] = {".sm": read_psplib, ".mm": read_psplib, ".rcp": read_patterson}
OWN = ".json"  # asks for more than a problem: people, or ranks

__all__ = ["OWN", "READERS", "LevellingFile", "read_own", "read_patterson", "read_psplib"]
