"""The method packs that are shipped, as data: a new one is one file and one line here."""

from __future__ import annotations

from importlib.resources import files

from milepost.methods.definition import Method
from milepost.methods.notation import method_from_yaml

PACKS: tuple[str, ...] = ("pm2",)
DEFAULT = "pm2"


def pack_text(name: str) -> str:
    """Return the text of a shipped pack."""
    if name not in PACKS:
        raise KeyError(f"There is no method pack {name!r}; there are: {', '.join(PACKS)}")
    return files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def pack(name: str = DEFAULT) -> Method:
    """Return the method of a shipped pack."""
    return method_from_yaml(pack_text(name))
