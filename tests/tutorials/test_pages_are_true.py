"""Run the blocks of every tutorial page that has any, in their order, and compare what they print with the page."""

import contextlib
import io
import re
from itertools import zip_longest
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "tutorial"
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = sorted(page for page in FOLDER.glob("*.md") if "```python" in page.read_text(encoding="utf-8"))


def differences(text):
    """Return for each block that prints something else what it printed and what the page says."""
    known: dict[str, object] = {}
    blocks = BLOCK.findall(text)
    for (kind, code), (next_kind, said) in zip_longest(blocks, blocks[1:], fillvalue=("", "")):
        if kind == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, "a block of the page", "exec"), known)  # noqa: S102 - our own page, which is the point
            expected = said if next_kind == "text" else ""
            if printed.getvalue() != expected:
                yield printed.getvalue(), expected


def test_there_are_pages_to_run():
    assert PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_prints_what_the_page_says(page, monkeypatch):
    monkeypatch.chdir(FOLDER)
    assert list(differences(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```python\nx = 1\n```\nand\n```python\nprint(x)\n```\n```text\n1\n```\n", []),
        ("```python\nprint(2)\n```\n\n```text\n1\n```\n", [("2\n", "1\n")]),
        ("```python\nprint(2)\n```\n", [("2\n", "")]),
    ],
)
def test_a_page_that_is_not_true_is_noticed(text, found):
    assert list(differences(text)) == found
