"""Where profiles are found: those that ship, those saved in this installation, and a file anywhere for the operator."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from milepost.exchange.importers import sheet
from milepost.exchange.importers.sheet.profile import Profile, ProfileInvalid
from milepost.exchange.importers.sheet.profile_toml import SHIPPED, parse_profile

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LARGEST = 256 * 1024


def folder() -> Path:
    """Return the folder of this installation's own profiles."""
    home: Path = settings.HOME.folder
    return home / "profiles"


def saved_names() -> tuple[str, ...]:
    """Return the names of the profiles saved in this installation."""
    if not folder().is_dir():
        return ()
    return tuple(sorted(path.stem for path in folder().glob("*.toml") if _NAME.fullmatch(path.stem)))


def names() -> tuple[str, ...]:
    """Return every name by which a profile can be asked for."""
    return (*SHIPPED, *(name for name in saved_names() if name not in SHIPPED))


def named_profile(name: str) -> Profile:
    """Return a profile that ships or was saved here; a name is never taken for a path."""
    return parse_profile(text_of(name))


def usable_profiles() -> list[Profile]:
    """Return every profile that can be used: one that somebody broke by hand is left out, not in the way."""
    found = []
    for name in names():
        with suppress(ProfileInvalid):
            found.append(named_profile(name))
    return found


def text_of(name: str) -> str:
    """Return the text of a profile that ships or was saved here."""
    if name in SHIPPED:
        return (files(sheet) / "profiles" / f"{name}.toml").read_text("utf-8")
    if name in saved_names():
        return _text(folder() / f"{name}.toml")
    raise ProfileInvalid((f"name: there is no profile {name!r}; there are {', '.join(names())}",))


def profile_at(given: str) -> Profile:
    """Return the profile that the operator names: by its name, else by the path of its file."""
    path = Path(given)
    if given in names() or not path.is_file():
        return named_profile(given)
    return parse_profile(_text(path))


def save_profile(name: str, text: str) -> Path:
    """Keep a profile under a new name; what cannot be used, or would replace one, is refused."""
    if not _NAME.fullmatch(name) or name in names():
        raise ProfileInvalid((f"name: {name!r} is taken, or is not lower case letters, digits and dashes",))
    parse_profile(text)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=folder(), suffix=".draft")
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    return Path(draft).replace(folder() / f"{name}.toml")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ProfileInvalid((f"file: {path.name} is larger than a profile is",))
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileInvalid((f"file: {path.name} cannot be read as text",)) from error
