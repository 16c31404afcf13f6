"""The page about the JSON of the commands of numbers: its examples are read, and real answers keep its schemas."""

import json
import re
from pathlib import Path

import pytest

from milepost.config import cli
from milepost.config.tests.test_numbers import folder

REFERENCE = Path(__file__).parents[4] / "docs" / "reference"
PAGE = (REFERENCE / "numbers-json.md").read_text(encoding="utf-8")
BLOCKS = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
SCHEMAS = {block["title"]: block for block in BLOCKS if "$schema" in block}
PORTFOLIO, COMPARISONS = [block for block in BLOCKS if "$schema" not in block]
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}


def is_a(value, kind):
    if kind == "null" or value is None:
        return kind == "null" and value is None
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def breaches(value, schema, at="$"):
    """Return where a value breaks the part of JSON Schema that the page uses."""
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if kinds and not any(is_a(value, kind) for kind in kinds):
        yield f"{at}: {value!r} is no {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if isinstance(value, dict):
        yield from (f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value)
        for name, each in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            if inner is False:
                yield f"{at}: {name} is not foreseen"
            else:
                yield from breaches(each, inner, f"{at}.{name}")
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from breaches(each, schema.get("items", {}), f"{at}[{number}]")


@pytest.fixture
def answered(tmp_path, capsys):
    def run(command, given):
        path = tmp_path
        if given is not None:
            path = tmp_path / "given.json"
            path.write_text(json.dumps(given))
        else:
            folder(tmp_path)
        cli.main([command, str(path), "--json"])
        return json.loads(capsys.readouterr().out)

    return run


IMPOSSIBLE = {"periods": 1, "budget": [1], "candidates": [{"code": "A", "cost": [3], "mandatory": True}]}


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("select", PORTFOLIO),
        ("select", [PORTFOLIO, PORTFOLIO]),
        ("select", IMPOSSIBLE),
        ("evm", None),
        ("ahp", COMPARISONS),
        ("ahp", [[1, 3], ["1/3", 1]]),
        ("ahp", [[1, 5, "1/5"], ["1/5", 1, 5], [5, "1/5", 1]]),
    ],
)
def test_real_answers_keep_the_schemas_of_the_page(answered, command, given):
    assert list(breaches(answered(command, given), SCHEMAS[f"milepost {command}"])) == []


@pytest.mark.parametrize(("command", "given"), [("select", PORTFOLIO), ("evm", None), ("ahp", COMPARISONS)])
def test_every_key_of_an_answer_is_needed_and_no_other_is_foreseen(answered, command, given):
    answer = answered(command, given)
    schema = SCHEMAS[f"milepost {command}"]
    row = answer[0] if isinstance(answer, list) else answer
    again = (lambda changed: [changed]) if isinstance(answer, list) else (lambda changed: changed)
    for key in row:
        assert list(breaches(again({name: row[name] for name in row if name != key}), schema)), key
        assert list(breaches(again(row | {key: object()}), schema)), key
    assert list(breaches(again(row | {"more": 1}), schema))


def test_the_example_of_a_portfolio_leaves_out_whose_cost_is_unknown(answered):
    [row] = answered("select", PORTFOLIO)
    assert (row["status"], row["instance"]) == ("optimal", "spring")
    assert row["selected"]
    assert "D" in row["not_considered"]


@pytest.mark.parametrize("command", ["select", "evm", "ahp", "level", "analyse", "lint-method"])
def test_the_help_points_to_a_page_that_is_there(command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    named = re.findall(r"docs: reference, ([^)]+)\)", told)
    assert named
    for name in named:
        assert (REFERENCE / f"{name.lower().replace(' ', '-')}.md").is_file(), name
