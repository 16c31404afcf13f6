"""Content is read, written, sealed, judged and compared without loss."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.artefacts.rules.content import (
    BOILERPLATE,
    completeness,
    copied_from_template,
    difference,
    from_stored,
    like_texts,
    likeness,
    read_content,
    read_value,
    seal_of,
    to_stored,
    write_value,
)
from milepost.artefacts.rules.content.reading import Unreadable
from milepost.kernel.money import Money
from milepost.methods.definition import FieldType
from milepost.methods.definition.vocabulary import FieldKind

OPTIONS = ("Own people", "Suppliers")
KINDS = get_args(FieldKind)
FIELDS = tuple(FieldType(code=kind, label=kind.title(), type=kind, options=OPTIONS) for kind in KINDS)
BY_KIND = {field.type: field for field in FIELDS}
HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
MARKED = st.text(st.sampled_from("ab |\\\t\n\r -"), max_size=40)
NUMBERS = st.decimals(-(10**12), 10**12, places=4).map(str)
TYPED = {
    "text": HOSTILE,
    "person": HOSTILE,
    "long_text": HOSTILE | MARKED,
    "list": HOSTILE | MARKED,
    "table": HOSTILE | MARKED,
    "date": st.dates().map(date.isoformat),
    "number": NUMBERS,
    "share": st.decimals(0, 100, places=3).map(str),
    "money": st.tuples(st.sampled_from(["EUR", "gbp"]), NUMBERS).map(" ".join),
    "choice": st.sampled_from(OPTIONS),
    "flag": st.sampled_from(["yes", "no", "ON"]),
}
SHEETS = st.fixed_dictionaries({}, optional=TYPED)


def content_of(typed: dict[str, str]) -> dict[str, Any]:
    content, problems = read_content(FIELDS, typed, "EUR")
    assert not problems
    return content


@given(SHEETS)
def test_what_is_read_and_written_is_read_as_the_same(typed: dict[str, str]) -> None:
    content = content_of(typed)
    written = {field.code: write_value(field, content.get(field.code)) for field in FIELDS}
    assert content_of(written) == content


@given(SHEETS)
def test_what_is_stored_is_found_as_it_was(typed: dict[str, str]) -> None:
    content = content_of(typed)
    found = from_stored(FIELDS, to_stored(content))
    assert found == content
    assert [type(each) for each in found.values()] == [type(content[code]) for code in found]


@given(SHEETS, SHEETS)
def test_nothing_differs_exactly_where_the_seals_are_equal(one: dict[str, str], two: dict[str, str]) -> None:
    before, after = content_of(one), content_of(two)
    same = seal_of(to_stored(before)) == seal_of(to_stored(after))
    assert same == (before == after)
    assert (difference(FIELDS, before, after) == ()) == same
    assert difference(FIELDS, before, before) == ()


@given(HOSTILE | MARKED, HOSTILE | MARKED)
def test_the_pieces_of_a_difference_give_both_texts_back(one: str, two: str) -> None:
    field = BY_KIND["long_text"]
    before, after = content_of({"long_text": one}), content_of({"long_text": two})
    for change in difference(FIELDS, before, after):
        was = "".join(piece.text for piece in change.pieces if piece.kind != "new")
        became = "".join(piece.text for piece in change.pieces if piece.kind != "gone")
        assert was == write_value(field, before.get("long_text"))
        assert became == write_value(field, after.get("long_text"))


def test_a_text_is_compared_by_word_and_a_table_by_row() -> None:
    before = content_of({"text": "Open the counter in June", "table": "Keys | 1 June\nLease | 2 May"})
    after = content_of({"text": "Open the counter in July", "table": "Keys | 1 June\nLease | 3 May"})
    text, table = difference(FIELDS, before, after)
    assert [(piece.kind, piece.text) for piece in text.pieces] == [
        ("same", "Open the counter in "),
        ("gone", "June"),
        ("new", "July"),
    ]
    assert [(piece.kind, piece.text) for piece in table.pieces] == [
        ("same", "Keys | 1 June"),
        ("gone", "Lease | 2 May"),
        ("new", "Lease | 3 May"),
    ]


REQUIRED = tuple(
    FieldType(
        code=field.code, label=field.label, type=field.type, options=OPTIONS, required=("A",),
        least_words=3 if field.type == "long_text" else 0, least_items=2 if field.type in {"list", "table"} else 0,
    )
    for field in FIELDS
)  # fmt: skip


@given(SHEETS, st.sampled_from(KINDS), st.data())
def test_filling_one_more_field_never_makes_a_document_less_complete(
    typed: dict[str, str], kind: str, data: Any
) -> None:
    content = content_of(typed)
    if kind in content:
        return
    more = content_of({**typed, kind: data.draw(TYPED[kind])})
    before, after = completeness(REQUIRED, "A", content), completeness(REQUIRED, "A", more)
    assert after.filled >= before.filled
    assert (after.required, after.filled + len(after.gaps)) == (len(KINDS), len(KINDS))


@given(HOSTILE, HOSTILE)
def test_saying_more_in_a_field_never_makes_it_less_complete(text: str, more: str) -> None:
    short, longer = content_of({"long_text": text}), content_of({"long_text": f"{text}\n{more}"})
    assert completeness(REQUIRED, "A", longer).filled >= completeness(REQUIRED, "A", short).filled


def test_completeness_counts_what_the_class_requires_and_says_how_to_cure_it() -> None:
    fields = (
        FieldType(code="why", label="Why", type="long_text", required=("A", "C"), help="Two sentences.", least_words=4),
        FieldType(code="goals", label="Goals", type="list", required=("A",), least_items=2),
    )
    typed, _ = read_content(fields, {"why": "Because of it", "goals": "One"})
    told = completeness(fields, "A", typed)
    assert (told.filled, told.required, told.share) == (0, 2, Fraction(0))
    assert [gap.missing for gap in told.gaps] == ["Why: 3 words of at least 4.", "Goals: 1 line of at least 2."]
    assert "Two sentences." in told.gaps[0].cure
    assert completeness(fields, "B", typed).share is None
    assert [gap.field for gap in completeness(fields, "C", {}).gaps] == ["why"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("text", "  two \n words ", "two words"),
        ("long_text", " a \r\n\r\n b ", "a\n\n b"),
        ("list", "one\r\n\r\n two ", ("one", "two")),
        ("table", r"a | b\|c | |" + "\n\n|x", (("a", "b|c"), ("", "x"))),
        ("table", "a\tb", (("a", "b"),)),
        ("date", "2026-03-31", date(2026, 3, 31)),
        ("money", "12 500.50", Money(Decimal("12500.5"), "EUR")),
        ("money", "1500 gbp", Money(Decimal(1500), "GBP")),
        ("number", "-1 000", Decimal(-1000)),
        ("share", "12.5 %", Decimal("0.125")),
        ("flag", "no", False),
        ("choice", "Suppliers", "Suppliers"),
        ("text", " \n ", None),
    ],
)
def test_each_kind_is_read(kind: str, typed: str, value: object) -> None:
    assert read_value(BY_KIND[kind], typed, "EUR") == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("date", "31.3.2026"),
        ("number", "1,000"),
        ("number", "NaN"),
        ("number", "1e9"),
        ("number", "9" * 19),
        ("share", "101"),
        ("money", "EUR 5 GBP"),
        ("money", "EUR"),
        ("choice", "Both"),
        ("flag", "perhaps"),
        ("text", "a\x00b"),
        ("long_text", "x" * 20_001),
        ("list", "x\n" * 301),
        ("table", "|".join("abcdefghijklm")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cure(kind: str, typed: str) -> None:
    with pytest.raises(Unreadable):
        read_value(BY_KIND[kind], typed, "EUR")
    content, (problem,) = read_content(FIELDS, {kind: typed, "flag": "yes"} if kind != "flag" else {kind: typed})
    assert (problem.field, problem.label) == (kind, kind.title())
    assert problem.sentence
    assert problem.cure
    assert kind not in content


def test_a_field_that_the_document_does_not_have_is_a_problem() -> None:
    _, (problem,) = read_content(FIELDS, {"budget": "12"})
    assert problem.field == "budget"


CHARTER = FieldType(
    code="purpose", label="Purpose", type="long_text", help="Two sentences that a stranger understands.",
    example="Bring sixty-four people and the public counter to site B before the lease ends, without losing a day.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (CHARTER.example, "example"),
        (CHARTER.example.upper().replace(",", ";"), "example"),
        (CHARTER.example.replace("without losing a day", "without losing an hour"), "example"),
        (CHARTER.help, "help"),
        ("Replace the pumps of station 4 before the winter, while water keeps running.", ""),
        (CHARTER.example + " We also replace all pumps of station 4 and teach their operators on shift.", ""),
        ("", ""),
    ],
)
def test_a_copied_help_or_example_is_told_from_own_words(text: str, source: str) -> None:
    found = list(copied_from_template([CHARTER], {"purpose": text}))
    assert [each.source for each in found] == ([source] if source else [])
    assert all(each.share >= BOILERPLATE and each.run for each in found)


def test_likeness_is_the_share_of_runs_and_goes_both_ways() -> None:
    assert likeness("one two three four", "one two three four") == 1
    assert likeness("one two three four", "one two three five") == Fraction(1, 2)
    assert likeness("one two", "one two") == 1
    assert likeness("one two", "one two three") == 0
    assert likeness("", "one two three") == 0


def test_two_projects_with_one_text_are_found_and_a_short_one_is_chance() -> None:
    shared = "Serve every customer at one counter within ten minutes from next summer on, in both languages"
    others = {"P-2": {"purpose": shared + "."}, "P-3": {"purpose": "Something else altogether for other people"}}
    (found,) = like_texts([CHARTER], {"purpose": shared}, others)
    assert (found.source, found.share) == ("P-2", 1)
    assert found.run.startswith("serve every customer")
    assert list(like_texts([CHARTER], {"purpose": "Serve customers"}, {"P-2": {"purpose": "Serve customers"}})) == []
