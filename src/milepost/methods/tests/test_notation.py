"""A written method is read whole or refused with every place named; what is written is read again as it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.kernel.canonical import canonical, digest
from milepost.methods.definition import Anchor, Method, Role
from milepost.methods.notation import (
    MethodUnreadable,
    content_of,
    method_from_plain,
    method_from_yaml,
    method_to_yaml,
    plain_of,
    schema_text,
)
from milepost.methods.notation.text import DEEPEST, LARGEST, plain_from_yaml
from milepost.methods.packs import PACKS, pack, pack_text

SCHEMA = Path(__file__).resolve().parents[4] / "docs" / "reference" / "method.schema.json"
LEAST = "code: m\nname: M\nversion: 1.0.0\n"
SMALL = Method(code="m", name="M", version="1.0.0")


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_pack_reads_and_writes_to_the_same_text(name):
    assert method_to_yaml(method_from_yaml(pack_text(name))) == pack_text(name)


TRICKY = [
    *[
        "yes",
        "no",
        "true",
        "null",
        "~",
        "1",
        "-0",
        "1e3",
        "0x1f",
        "2026-01-01",
        "=",
        "<<",
        "#",
        "-",
        "?",
        "!x",
        "&a",
        "*a",
        "|",
        ">",
        "%",
    ],
    *("", "- a", "a: b", " x ", "a\n\nb", "\t", "\n", "\u2028", "'", '"'),
]
texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=80) | st.sampled_from(TRICKY)


@given(texts, texts, st.integers(-3650, 3650))
def test_whatever_text_a_method_holds_it_is_read_again_as_it_was(summary, purpose, days):
    method = replace(SMALL, summary=summary, roles=(Role(code="pm", name="PM", side="delivery", purpose=purpose),))
    assert method_from_yaml(method_to_yaml(method)) == method
    assert method_from_plain(json.loads(canonical(plain_of(method)))) == method
    assert plain_of(Anchor(kind="gate", of="g", days=days)).get("days", 0) == days


def test_the_digest_is_that_of_the_canonical_content_and_changes_with_it():
    plain, sha256 = content_of(pack())
    assert sha256 == digest(canonical(plain))
    assert content_of(replace(pack(), summary="Other"))[1] != sha256


BAD_TEXTS = {
    "an alias": (LEAST + "summary: &a x\nlicence: *a\n", "Anchors and aliases"),
    "a bomb of aliases": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "Anchors and aliases"),
    "a tag that constructs": (LEAST + "summary: !!python/object/apply:os.system ['true']\n", "Tags"),
    "a plain tag": (LEAST + "summary: !!str x\n", "Tags"),
    "a doubled name": (LEAST + "name: N\n", "twice"),
    "two documents": (LEAST + "---\n" + LEAST, "several documents"),
    "nothing": ("", "empty"),
    "only a remark": ("# nothing\n", "empty"),
    "deep nesting": ("[" * (DEEPEST + 5) + "]" * (DEEPEST + 5), "nested deeper"),
    "very deep nesting": ("[" * 50_000, ""),
    "a huge file": ("x" * (LARGEST + 1), "bytes long"),
    "no YAML": ("a: [", "no readable YAML"),
    "half a surrogate pair": ("a: \ud800", ""),
    "a NUL": ("a: \x00", "no readable YAML"),
    "a table as a name": ("? {a: b}\n: c\n", "A name is a text"),
}


@pytest.mark.parametrize(("text", "said"), BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_hostile_text_is_refused_in_words(text, said):
    with pytest.raises(MethodUnreadable) as refused:
        plain_from_yaml(text)
    assert said in str(refused.value)


def test_a_merge_key_is_an_unknown_name_and_merges_nothing():
    with pytest.raises(MethodUnreadable) as refused:
        method_from_yaml(LEAST + "<<: {summary: x}\n")
    assert [each.path for each in refused.value.problems] == ["<<"]


BAD_VALUES = {
    "not a table": ([], ""),
    "an unknown name": ({"sumary": "x"}, "sumary"),
    "a number for a text": ({"summary": 1}, "summary"),
    "a code with capitals": ({"code": "PM2"}, "code"),
    "a code with a line break": ({"code": "m\n"}, "code"),
    "a version of two numbers": ({"version": "1.0"}, "version"),
    "a text too long": ({"summary": "x" * 2001}, "summary"),
    "a control character": ({"summary": "a\x07"}, "summary"),
    "a table for a list": ({"roles": {}}, "roles"),
    "an unknown side": ({"roles": [{"code": "pm", "name": "PM", "side": "left"}]}, "roles[0].side"),
    "a missing name": ({"roles": [{"code": "pm", "side": "delivery"}]}, "roles[0].name"),
    "too many": ({"phases": [{"code": "a", "name": "A"}] * 501}, "phases"),
    "a flag for a number": (
        {"checklists": [{"code": "a", "name": "A", "used_at": {"kind": "gate", "days": True}}]},
        "checklists[0].used_at.days",
    ),
    "nothing for a table": ({"checklists": [{"code": "a", "name": "A", "used_at": None}]}, "checklists[0].used_at"),
}


@pytest.mark.parametrize(("wrong", "place"), BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_wrong_value_is_refused_with_its_place(wrong, place):
    value = {**plain_of(SMALL), **wrong} if isinstance(wrong, dict) else wrong
    with pytest.raises(MethodUnreadable) as refused:
        method_from_plain(value)
    assert place in [each.path for each in refused.value.problems]


def test_every_problem_is_told_at_once():
    with pytest.raises(MethodUnreadable) as refused:
        method_from_plain({"code": "M", "version": "1", "roles": [3]})
    assert {each.path for each in refused.value.problems} == {"code", "name", "version", "roles[0]"}


def test_the_published_schema_is_the_one_of_the_definition():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "write it anew from milepost.methods.notation"
