"""The one door to the compiler of the hot loops.

Only modules of loops import this one, and they are themselves imported inside the first call that needs them:
importing the engine loads no compiler. Compiled code is cached beside the module, in a folder no tool tracks.

A compiled loop carries the steps of other modules inside it, but the compiler looks only at the loop's own
file to tell whether its cache is stale. Therefore every cache is stamped with all sources that a loop may be
made of: modules of loops, `tables` and `arrays`.

The compiler unpickles an index before it looks at that stamp, so an index of older sources may name what is gone.
A cache that cannot be read, for whatever reason, is dropped, and the loop compiled anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit
from numba.core.caching import IndexDataCacheFile
from numba.cpython.unsafe.numbers import trailing_zeros

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

lowest_bit = cast("Callable[[int], int]", trailing_zeros)  # the place of the lowest bit of a number that is not 0


class SurvivingCacheFile(IndexDataCacheFile):
    """The index and the machine code of one loop; what cannot be read counts as not there.

    Unpickling runs constructors of any class, so any exception may come of a broken file: a folder in its place,
    bytes cut short, a class that is gone or takes other arguments. None of them says anything about the loop, which
    is compiled from its source instead.
    """

    def _load_index(self) -> dict[Any, str]:
        """Return the index, or an empty one, which the next compiled loop overwrites."""
        try:
            found: dict[Any, str] = dict(cast("Any", super())._load_index())  # noqa: SLF001 - numba has no public way
        except Exception:  # noqa: BLE001 - see the class
            return {}
        return found

    def save(self, key: Any, content: Any) -> None:
        """Keep the machine code of a signature where that is possible; else it is compiled again next time."""
        with suppress(OSError):
            cast("Any", super()).save(key, content)


def _surviving(load: Callable[..., Any]) -> Callable[..., Any]:
    """Return a loader of machine code that finds nothing where the one given finds what cannot be read."""

    def found(signature: object, target: object) -> object:
        try:
            return load(signature, target)
        except Exception:  # noqa: BLE001 - see the class above
            return None

    return found


@cache
def stamp() -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of every source that compiled loops may be made of."""
    engine = Path(__file__).parents[1]
    sources = [path for path in engine.rglob("*.py") if "loops" in str(path.relative_to(engine))]
    sources += [path for name in ("tables", "arrays", "compiled") for path in engine.rglob(f"{name}.py")]
    states = [(path, path.stat()) for path in sorted(sources)]
    return tuple((path.name, state.st_mtime_ns, state.st_size) for path, state in states)


def compiled(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile `function` at its first call, without the interpreter lock, and cache the machine code."""
    return _cached(function)


def sweep(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile a loop that makes no arrays of its own: it writes into those it is given.

    Such a loop does not count references to arrays, which took half of the time of the passes.
    """
    return _cached(function, _nrt=False)


def step(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile `function` as a step of other compiled functions only; it cannot be called from Python.

    It has no doorway for Python's arguments, which would take longer to compile than the step itself, and it
    makes no arrays, like a sweep.
    """
    return _compiler(_nrt=False, no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)


def inner_step(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile a step that becomes part of every loop that calls it.

    For small steps that are called very often with many arrays: handing those over took as long as the step.
    """
    return _compiler(_nrt=False, no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=True)(function)


def summing_step(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Compile a step whose sums may be added in any order, so that they become vector instructions.

    The order is fixed on one machine, whatever the number of threads; between kinds of processors the last digit
    of a sum may differ.
    """
    loose = {"reassoc", "nsz"}
    return _compiler(_nrt=False, no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=True, fastmath=loose)(
        function
    )


def needs_compiling(loop: Callable[..., object]) -> bool:
    """Say whether the next call of a cached loop has to compile first, so that somebody can be told."""
    dispatcher = cast("Any", loop)
    if dispatcher.signatures:
        return False
    kept = getattr(dispatcher._cache, "_cache_file", None)  # noqa: SLF001 - numba has no public way
    return kept is None or not kept._load_index()  # noqa: SLF001 - same


def _cached(function: Callable[Arguments, Answer], **options: bool) -> Callable[Arguments, Answer]:
    try:
        loop = _compiler(cache=True, **options)(function)
    except RuntimeError:  # no folder may be written: the loop is right without a cache, and compiled each time
        return _compiler(**options)(function)
    kept = cast("Any", loop)._cache  # noqa: SLF001 - numba has no public way
    base = kept._impl.filename_base  # noqa: SLF001 - same
    kept._cache_file = cast("Any", SurvivingCacheFile)(kept.cache_path, base, stamp())  # noqa: SLF001 - same
    kept._load_overload = _surviving(kept._load_overload)  # noqa: SLF001 - same
    return loop


def _compiler(
    **options: bool | set[str],
) -> Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]:
    """Return numba's decorator; the cast is for options that its stubs do not know."""
    return cast(
        "Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]",
        cast("Any", njit)(nogil=True, error_model="numpy", **options),
    )
