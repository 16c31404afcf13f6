"""Templates build on their own app's and on the surface's, and run no script of their own."""

import re
from pathlib import Path

from tests.house.ground import HOUSE, app_of, files_ending, shown

NAMED = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
SIGN_IN = {"account", "mfa", "allauth", "socialaccount", "usersessions"}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|\sstyle\s*=\s*[\"']|javascript:", re.IGNORECASE)
DATA_BLOCK = re.compile(r"<script[^>]*type=[\"']application/(?:json|ld\+json)[\"']", re.IGNORECASE)


def templates() -> list[Path]:
    return [path for path in files_ending(".html") if HOUSE in path.parents and "templates" in path.parts]


def test_a_template_builds_only_on_its_own_app_and_the_surface():
    broken = [
        f"{shown(path)}: builds on {name}"
        for path in templates()
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
        if name.split("/")[0] not in {app_of(path), "surface", *SIGN_IN}
    ]
    assert not broken


def keeps_its_name(path: Path) -> bool:
    """The surface also dresses the sign-in pages and those of an error, which Django finds at the top."""
    below = path.parts[path.parts.index("templates") + 1 :]
    if app_of(path) == "surface" and (below[0] in SIGN_IN or len(below) == 1):
        return True
    return below[0] == app_of(path)


def test_an_app_keeps_its_templates_under_its_own_name():
    assert not [shown(path) for path in templates() if not keeps_its_name(path)]


def test_no_template_carries_script_or_style_that_the_content_policy_refuses():
    broken = [
        f"{shown(path)}: {found.group().strip()}"
        for path in templates()
        for found in INLINE.finditer(DATA_BLOCK.sub("", path.read_text(encoding="utf-8")))
    ]
    assert not broken
