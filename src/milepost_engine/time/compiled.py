"""The one door to the compiler of the hot loops.

Only modules of loops import this one, and they are themselves imported inside the first call that needs them:
importing the engine loads no compiler. Compiled code is cached beside the module, in a folder no tool tracks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def compiled(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile `function` at its first call, without the interpreter lock, and cache the machine code."""
    loop = njit(cache=True, nogil=True, error_model="numpy")(function)
    return cast("Callable[Arguments, Answer]", loop)


def step(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile `function` as a step of other compiled functions only; it cannot be called from Python.

    It has no doorway for Python's arguments, which would take longer to compile than the step itself.
    """
    doors = {
        "no_cpython_wrapper": True,
        "no_cfunc_wrapper": True,
    }  # options that the stubs of numba do not know
    part = cast("Callable[..., Callable[[object], object]]", njit)(nogil=True, error_model="numpy", **doors)
    return cast("Callable[Arguments, Answer]", part(function))
