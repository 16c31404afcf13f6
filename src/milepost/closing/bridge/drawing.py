"""Where links, codes and keys come from: the machine's own chance, unless a story tells what is drawn."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

LINK_BYTES = 32


class Told:
    """What is drawn in a story: always the same from the same words, and kept to be used in it."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.drawn: list[bytes] = []

    def next(self, size: int) -> bytes:
        """Return the next `size` bytes, 32 at most."""
        made = sha256(f"{self.words} {len(self.drawn)}".encode()).digest()[:size]
        self.drawn.append(made)
        return made


_told: ContextVar[Told | None] = ContextVar("milepost_drawn", default=None)


@contextmanager
def as_told(words: str) -> Iterator[Told]:
    """Draw what `words` tell inside the block, so that a story is told the same way each time."""
    told = Told(words)
    token = _told.set(told)
    try:
        yield told
    finally:
        _told.reset(token)


def draw(size: int) -> bytes:
    """Return bytes that nobody can guess."""
    told = _told.get()
    return told.next(size) if told else secrets.token_bytes(size)


def link_from(drawn: bytes) -> str:
    """Return a link's secret part as it stands in an address."""
    return drawn.hex()


def code_from(drawn: bytes, digits: int) -> str:
    """Return a code of so many digits; eight bytes leave no digit likelier than another by more than a billionth."""
    return str(int.from_bytes(drawn, "big") % 10**digits).zfill(digits)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret of 256 bits: nobody finds it from its hash."""
    return sha256(secret.encode()).hexdigest()
