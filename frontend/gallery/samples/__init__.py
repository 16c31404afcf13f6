"""Invented data for the gallery: an agency, its people and projects, none of them real."""

from __future__ import annotations

from typing import Any

from gallery.samples import board, form, other, project
from gallery.samples.frame import CRUMBS, FRAME

PAGES: dict[str, dict[str, Any]] = {
    "as_of": project.PROJECT,
    "board": board.BOARD,
    "empty": other.EMPTY,
    "entrance": {"demo_signins": other.SIGNINS},
    "explain": {"explained": other.EXPLAINED},
    "form": form.FORM,
    "project": project.PROJECT,
}


def context(name: str) -> dict[str, Any]:
    """Return what the page `name` shows."""
    return {"title": name.replace("_", " ").capitalize(), "frame": FRAME, "crumbs": CRUMBS, **PAGES[name]}
