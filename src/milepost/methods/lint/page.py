"""The page that lists every rule, read off the catalogue."""

from __future__ import annotations

from milepost.methods.lint.catalogue import RULES, SUBJECTS

OPENING = """# Rules of a method

`milepost lint-method FILE` holds these {number} rules against a method. An **error** keeps it from binding anybody; a
**warning** is to be weighed. A code never changes. [How a rule is added](../how-to/method-rule.md) ·
[what is told as JSON](lint-method-json.md).
"""


def rules_page() -> str:
    """Return the reference page of the rules, by subject."""
    lines = [OPENING.format(number=len(RULES))]
    for subject, rules in SUBJECTS.items():
        lines += [f"## {subject}", "", "| rule | must hold | severity |", "|---|---|---|"]
        lines += [f"| `{each.code}` | {each.sentence} | {each.severity} |" for each in rules]
        lines.append("")
    return "\n".join(lines)
