"""The one way in which reading a file fails as a whole."""

from __future__ import annotations

from milepost.kernel.errors import MilepostError


class FileRefused(MilepostError):
    """A file that cannot be read at all; nothing of it is taken.

    `code` is stable and may be tested for, `sentence` says what is wrong, `cure` what the sender can do.
    """

    def __init__(self, code: str, sentence: str, cure: str) -> None:
        super().__init__(f"{sentence} {cure}")
        self.code = code
        self.sentence = sentence
        self.cure = cure
