"""The commands that compute from files: select, evm, ahp."""

import csv
import json
from datetime import datetime
from fractions import Fraction
from time import sleep

import pytest

from milepost.config import cli
from milepost.config.commands.numbers.evm import doubts

HEADS = {
    "activities": "project_id,activity_id,baseline_start,baseline_duration_h,fixed_baseline_cost,"
    "baseline_cost_per_unit,cpm_start",
    "resources": "project_id,resource_id,f771_cost_per_unit",
    "assignments": "project_id,activity_id_f1024,resource_id_f1025,demand_f1026",
    "tracking_periods": "project_id,period_no,period_name,end_date",
    "tracking": "project_id,period_no,activity_id,actual_start,actual_duration_h,actual_cost_dev,pct_complete",
}
LINES = {
    "activities": ["X,1,2026-01-05 08:00:00,8,100,1,0", "X,2,2026-01-06 08:00:00,8,0,2,8"],
    "resources": ["X,7,3"],
    "assignments": ["X,2,7,2"],
    "tracking_periods": ["X,1,first,2026-01-05 17:00:00"],
    "tracking": ["X,1,1,2026-01-05 08:00:00,6,5,0.5", "X,1,2,,0,0,0"],
}


def asked(capsys, *words):
    code = cli.main([*map(str, words), "--json"])
    told = capsys.readouterr()
    return code, json.loads(told.out) if told.out else None, told.err


def folder(tmp_path, **changed):
    for name, head in HEADS.items():
        lines = changed.get(name, LINES[name])
        (tmp_path / f"{name}.csv").write_text("\n".join([head, *lines]) + "\n")
    return tmp_path


def test_evm_reproduces_the_indicators_of_the_commercial_tool(real_portfolios, capsys):
    source = real_portfolios / "empirical_projects"
    code, rows, _ = asked(capsys, "evm", source, "--project", "C2011-12")
    published = list(csv.DictReader((source / "protrack_evm_C2011-12.csv").open()))
    assert (code, len(rows)) == (0, len(published))
    for row, there in zip(rows, published, strict=True):
        for name, column in (("pv", "Planned Value (PV)"), ("ev", "Earned Value (EV)"), ("ac", "Actual Cost (AC)")):
            assert row[name] == pytest.approx(float(there[column]), abs=0.5)
        printed = {"spi": "(SPI)", "cpi": "Cost Performance Index (CPI)", "spi_t": "(SPI(t))"}
        for name, ending in printed.items():
            column = next(one for one in there if one.endswith(ending))
            assert row[name] == pytest.approx(float(there[column].rstrip("%")) / 100, abs=0.0051)
        es = datetime.fromisoformat(there["Earned Schedule (ES)"])
        assert abs((datetime.fromisoformat(row["es"]) - es).total_seconds()) < 7200


def test_evm_computes_every_other_project_or_says_why_not(real_portfolios, capsys):
    code, rows, _ = asked(capsys, "evm", real_portfolios / "empirical_projects")
    assert code == 0
    assert len({row["project"] for row in rows}) == 30
    for row in rows:
        assert all(row[name] is not None or row["unknown"].get(name) for name in ("bac", "pv", "ev", "ac", "es", "spi"))
    finished = [row for row in rows if row["ev"] is not None and row["ev"] == row["bac"]]
    assert {row["spi"] for row in finished} == {1.0}


def test_evm_by_hand(tmp_path, capsys):
    _, (row,), _ = asked(capsys, "evm", folder(tmp_path))
    # Work 1: 100 + 1 x 8, half done in 6 hours and 5 over; work 2: (2 + 2 x 3) x 8, not started.
    assert (row["bac"], row["pv"], row["ev"], row["ac"]) == (172, 108, 104, 111)
    assert (row["es"], row["es_hours"], row["spi_t"]) == ("2026-01-05T12:00:00", 4, 0.5)
    assert row["calendar"] == "5 days a week, 8-12, 13-17"
    assert row["calendar_agrees_share"] == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"assignments": ["X,2,9,2"]}, "no resource 9"),
        ({"assignments": ["X,5,7,2"]}, "no activity 5"),
        ({"activities": ["X,1,2026-01-05 08:00:00,nan,100,1,0"]}, "baseline_duration_h: 'nan'"),
        ({"activities": ["X,1,soon,8,100,1,0"]}, "baseline_start: 'soon'"),
        ({"tracking": ["X,1,1,2026-01-05 08:00:00,6,5,1.5", "X,1,2,,0,0,0"]}, "progress of activity 1"),
        ({"tracking": ["X,1,1,,6,5,0.5", "X,1,2,,0,0,0"]}, "no actual start"),
        ({"tracking": ["X,1,1,2026-01-05 08:00:00,6,5,0.5"]}, "Nothing is reported of these activities"),
    ],
)
def test_evm_of_bad_input_is_unknown_with_the_place(tmp_path, capsys, changed, said):
    code, (row,), _ = asked(capsys, "evm", folder(tmp_path, **changed))
    assert code == 0
    assert row["ev"] is None
    assert said in row["unknown"]["ev"]


WEEKEND = "X,3,2026-01-10 03:00:00,8,0,1,16"
SPARSE = {"activities": [*LINES["activities"], WEEKEND], "tracking": [*LINES["tracking"], "X,1,3,,0,0,0"]}


def test_evm_says_that_pv_is_doubtful_where_the_guessed_calendar_explains_too_few_starts(tmp_path, capsys):
    assert cli.main(["evm", str(folder(tmp_path, **SPARSE))]) == 0
    told = capsys.readouterr().out
    assert "! X: PV is doubtful" in told
    assert "explains only 66.6 % of the starts" in told
    assert asked(capsys, "evm", tmp_path)[1][0]["calendar_agrees_share"] == pytest.approx(2 / 3)
    assert cli.main(["evm", str(folder(tmp_path))]) == 0
    assert "doubtful" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("share", "doubted"), [(None, False), (1.0, False), (0.95, False), (0.9499, True), (0.0, True)]
)
def test_evm_doubts_below_95_percent_and_says_it_once_a_project(share, doubted):
    rows = [{"project": "X", "calendar": "5 days a week, 8-16", "calendar_agrees_share": share}] * 3
    assert len(doubts(rows)) == int(doubted)


def test_evm_refuses_a_folder_that_is_none(tmp_path, capsys):
    assert asked(capsys, "evm", tmp_path / "nowhere")[0] == 1
    folder(tmp_path)
    (tmp_path / "tracking.csv").write_text("project_id\nX\n")
    code, _, told = asked(capsys, "evm", tmp_path)
    assert code == 1
    assert "tracking.csv lacks these columns" in told


def test_ahp_of_a_matrix_with_fractions(tmp_path, capsys):
    path = tmp_path / "m.csv"
    path.write_text(",cost,time,scope\ncost,1,2,4\ntime,1/2,1,2\nscope,1/4,1/2,1\n")
    code, found, _ = asked(capsys, "ahp", path)
    assert code == 0
    assert found["weights"] == pytest.approx({"cost": 4 / 7, "time": 2 / 7, "scope": 1 / 7})
    assert found["consistency_ratio"] == pytest.approx(0, abs=1e-9)


def test_ahp_of_a_group_and_of_pairs_with_one_missing(tmp_path, capsys):
    path = tmp_path / "g.json"
    judgements = [{"name": "Ann", "pairs": {"a/b": 2, "b/c": 2}}, {"name": "Ben", "pairs": {"a/b": 8, "b/c": 2}}]
    path.write_text(json.dumps({"judgements": judgements}))
    _, found, _ = asked(capsys, "ahp", path)
    assert found["people"] == ["Ann", "Ben"]
    assert found["missing_comparisons"] == 1
    assert found["weights"]["a"] / found["weights"]["b"] == pytest.approx(4)


def test_ahp_that_goes_round_in_a_circle_is_refused_with_the_worst_comparison(tmp_path, capsys):
    path = tmp_path / "m.json"
    path.write_text('[[1, 5, "1/5"], ["1/5", 1, 5], [5, "1/5", 1]]')
    code, found, _ = asked(capsys, "ahp", path)
    assert code == 1
    assert found["consistency_ratio"] == pytest.approx(2.7586, abs=1e-4)
    assert found["worst"]["implied"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[1, 3], [3, 1]]", "reciprocal"),
        ("[[1, null], [0.5, 1]]", "one side"),
        ("[[1, NaN], [0.5, 1]]", "row 1, column 2"),
        ("[[1, 12], [0.08333333333333333, 1]]", "1/9 to 9"),
        ('[[1, "x"], [1, 1]]', "row 1, column 2"),
        ("[[1, true], [1, 1]]", "row 1, column 2"),
        ("[[1, 2]]", "as many rows"),
        ('{"pairs": {"a/b": 0}}', "between 1/9 and 9"),
        ('{"pairs": {"a/a": 1}}', "does not compare two"),
        ("[", "line 1"),
        ("[]", "items"),
        ("7", "write a matrix"),
    ],
)
def test_ahp_refuses_bad_input_with_its_place(tmp_path, capsys, text, said):
    path = tmp_path / "m.json"
    path.write_text(text)
    code, found, told = asked(capsys, "ahp", path)
    assert (code, found) == (1, None)
    assert said in told


PORTFOLIO = {
    "periods": 2,
    "budget": [5, 5],
    "candidates": [{"code": "A", "cost": [3], "value": 9}, {"code": "B", "cost": [3], "value": 8.5, "decay": 1}],
}


def test_select_of_our_json(tmp_path, capsys):
    path = tmp_path / "spring.json"
    path.write_text(json.dumps(PORTFOLIO))
    code, (row,), _ = asked(capsys, "select", path)
    assert code == 0
    assert (row["instance"], row["objective"], row["bound"], row["gap"]) == ("spring", 17.5, 17.5, 0)
    assert row["starts"] == {"A": 1, "B": 0}


def test_select_of_knapsacks_is_proven_and_fits(real_portfolios, capsys):
    path = real_portfolios / "benchmarks" / "orlib" / "mknap1.txt"
    code, rows, _ = asked(capsys, "select", path)
    words = iter(path.read_text().split())
    assert (code, len(rows)) == (0, int(next(words)))
    for row in rows:
        items, lines, best = int(next(words)), int(next(words)), Fraction(next(words))
        values = [Fraction(next(words)) for _ in range(items)]
        uses = [[Fraction(next(words)) for _ in range(items)] for _ in range(lines)]
        most = [Fraction(next(words)) for _ in range(lines)]
        assert sum(values[at] for at in row["selected"]) == best == Fraction(str(row["objective"]))
        assert all(sum(use[at] for at in row["selected"]) <= cap for use, cap in zip(uses, most, strict=True))


def test_select_names_the_limits_that_contradict_each_other(tmp_path, capsys):
    path = tmp_path / "p.json"
    path.write_text(
        json.dumps(PORTFOLIO | {"budget": [1, 1], "candidates": [{"code": "A", "cost": [3], "mandatory": True}]})
    )
    code, (row,), _ = asked(capsys, "select", path)
    assert code == 1
    assert row["status"] == "infeasible"
    assert row["conflict"] == ["mandatory A", "budget in period 0", "budget in period 1"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"budget": [5]}, "as many budgets"),
        ({"periods": 1.5}, "whole number"),
        ({"candidate": []}, "has no candidate"),
        ({"candidates": [{"code": "A", "cost": [3], "prize": 9}]}, "has no prize"),
        ({"candidates": [{"cost": [3]}]}, "candidate 1"),
        ({"candidates": [{"code": "A", "cost": 3}]}, "candidate A: cost"),
        ({"candidates": [{"code": "A", "cost": [-3]}]}, "cannot be below 0"),
        ({"candidates": [{"code": "A", "cost": ["x"]}]}, "must be a number"),
        ({"candidates": [{"code": "A", "cost": [3], "value": float("inf")}]}, "Infinity"),
        ({"exclusive": [["A", "Z"]]}, "Z"),
    ],
)
def test_select_refuses_bad_portfolios_by_name(tmp_path, capsys, change, said):
    path = tmp_path / "p.json"
    path.write_text(json.dumps(PORTFOLIO | change))
    code, _, told = asked(capsys, "select", path)
    assert code == 1
    assert said in told


@pytest.mark.parametrize(
    ("text", "said"), [("1 2 1 0 5", "the file ends"), ("1 1 1 0 5 2 3 4", "follows"), ("x", "'x'")]
)
def test_select_refuses_a_broken_knapsack_file(tmp_path, capsys, text, said):
    path = tmp_path / "k.txt"
    path.write_text(text)
    code, _, told = asked(capsys, "select", path)
    assert code == 1
    assert said in told


def test_select_tells_what_is_compiled_once_and_takes_none_of_its_time_limit(tmp_path, capsys, monkeypatch):
    path = tmp_path / "spring.json"
    path.write_text(json.dumps(PORTFOLIO))

    def slow(_, tell):
        tell("Compiling.")
        sleep(2)
        return True

    monkeypatch.setattr("milepost_engine.choose.selection.ready_search", slow)
    code, (row,), told = asked(capsys, "select", path, "--time-limit", "5")
    assert code == 0
    assert "Compiling." in told
    assert row["seconds"] < 2


def test_select_refuses_a_time_that_is_none(tmp_path, capsys):
    assert asked(capsys, "select", tmp_path, "--time-limit", "nan")[0] == 1
