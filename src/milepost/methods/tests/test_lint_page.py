"""The page of rules is the catalogue: a code that changes is seen as a change of the page."""

from pathlib import Path

from milepost.methods.lint.page import rules_page

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "method-rules.md"


def test_the_published_page_lists_every_rule():
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "write it anew: docs/how-to/method-rule.md"
