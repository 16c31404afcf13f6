"""Readers of published formats: text in, problem out. One file a format, one line in `READERS`."""

from collections.abc import Callable

from milepost_engine.network.levelling.formats.patterson import read_patterson
from milepost_engine.network.levelling.formats.psplib import read_psplib
from milepost_engine.network.levelling.problem import Problem

READERS: dict[str, Callable[[str], Problem]] = {".sm": read_psplib, ".mm": read_psplib, ".rcp": read_patterson}

__all__ = ["READERS", "read_patterson", "read_psplib"]
