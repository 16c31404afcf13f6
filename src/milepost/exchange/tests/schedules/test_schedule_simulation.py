"""The simulation of a schedule file: what is assumed is said, and one seed gives one answer."""

import json

import pytest

from milepost.config.cli import main
from milepost.exchange.bridge.computing import compute
from milepost.exchange.bridge.simulating import Assumption, simulation_content
from milepost.exchange.importers.schedule.refusal import ScheduleRefused
from milepost.exchange.tests.schedules.schedule_samples import after, mspdi, plan_of, task, written
from milepost.exchange.tests.schedules.test_schedule_material import SCHEMA, breaches

TASKS = task(1, 80) + task(2, 88) + task(3, 40, after(1) + after(2)) + task(4, 0, after(3))
BEGUN = "<ActualStart>2026-01-05T08:00:00</ActualStart><PercentComplete>10</PercentComplete>"
GIVEN = f"<Start>2026-01-05T08:00:00</Start><Finish>2026-02-02T17:00:00</Finish>{BEGUN}"


def simulated(tasks=TASKS, *, iterations=1_000, seed=1, low=0.9, high=1.3):
    computed = compute(plan_of(mspdi(tasks)))
    return simulation_content(computed, Assumption(iterations, seed, low, high), lambda _: None)


def test_nothing_ends_before_the_computed_finish_where_nothing_can_be_shorter():
    found = simulated(low=1)
    assert found["deterministic_finish"] == "2026-01-26T17:00:00"
    assert found["deterministic_finish"] <= found["p10"] <= found["p50"] < found["p80"] <= found["p90"]
    assert found["deterministic_finish"] < found["mean"] < found["p80"]


def test_one_seed_gives_one_answer_and_another_seed_another():
    assert simulated() == simulated()
    assert simulated()["criticality"] != simulated(seed=2)["criticality"]


def test_without_a_range_every_iteration_is_the_computed_schedule():
    found = simulated(low=1, high=1)
    instants = {found[name] for name in ("p10", "p50", "p80", "p90", "mean", "deterministic_finish")}
    assert instants == {"2026-01-26T17:00:00"}
    assert found["probability_of_deterministic_finish"] == 1
    assert found["criticality"] == {"1": 0.0, "2": 1.0, "3": 1.0, "4": 1.0}


def test_the_longer_of_two_ways_is_critical_more_often_and_both_share_all_iterations():
    shares = simulated(iterations=5_000)["criticality"]
    assert 0 < shares["1"] < shares["2"] < 1
    assert shares["1"] + shares["2"] == pytest.approx(1, abs=0.02)


def test_a_percentile_is_a_finish_that_some_iteration_has():
    assert all("08:00" < simulated(seed=seed)["p80"][11:16] <= "17:00" for seed in range(5))


def test_a_task_whose_dates_the_file_gives_is_not_varied_and_a_warning_says_so():
    found = simulated(TASKS + task(5, 168, GIVEN))
    assert any("Not varied" in warning and "5" in warning for warning in found["warnings"])
    assert "each of 3 open tasks" in found["assumption"]


LEFT = "<RemainingDuration>PT80H0M0S</RemainingDuration>"
FOLLOWED = TASKS + task(5, 168, GIVEN + LEFT) + task(6, 8, after(5))


def test_what_is_left_of_a_begun_task_is_varied_and_moves_what_waits_for_it():
    found = simulated(FOLLOWED)
    assert found["deterministic_finish"] == "2026-02-03T17:00:00"
    assert "each of 5 open tasks" in found["assumption"]
    assert not any("Not varied" in warning for warning in found["warnings"])
    assert found["p10"] < found["deterministic_finish"] < found["p90"]
    assert found["criticality"]["5"] == found["criticality"]["6"] > 0.9
    nobody = simulated(FOLLOWED, low=1, high=1)
    assert nobody["p10"] == nobody["p90"] == found["deterministic_finish"], (
        "without a range it is the schedule of the file"
    )


def test_only_what_is_left_of_a_begun_task_takes_longer():
    alone = task(5, 168, GIVEN + LEFT) + task(6, 8, after(5))
    more, less = (simulated(alone.replace("PT80H", left), low=1, high=100)["p90"] for left in ("PT80H", "PT8H"))
    assert less < more


def test_a_start_of_a_begun_task_still_holds_what_waits_for_it():
    rows = task(5, 168, GIVEN + LEFT) + task(6, 8, after(5, kind=3))
    found = simulated(rows, low=1, high=2)
    assert found["criticality"]["6"] == 0
    assert found["criticality"]["5"] == 1


@pytest.mark.parametrize("hours", [800, 9_999_999])
def test_a_begun_task_whose_dates_do_not_show_what_is_left_stays_as_it_is(hours):
    longer = LEFT.replace("80H", f"{hours}H")
    found = simulated(TASKS + task(5, 168, GIVEN + longer))
    assert any("Not varied" in warning and "5" in warning for warning in found["warnings"])


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"iterations": 99}, "iterations_in_range"),
        ({"iterations": 1_000_001}, "iterations_in_range"),
        ({"seed": -1}, "seed_in_range"),
        ({"seed": 2**64}, "seed_in_range"),
        ({"low": 1.01}, "low_is_a_share"),
        ({"low": -0.1}, "low_is_a_share"),
        ({"low": float("nan")}, "low_is_a_share"),
        ({"high": 0.99}, "high_is_a_share"),
        ({"high": float("inf")}, "high_is_a_share"),
    ],
)
def test_what_cannot_be_simulated_is_refused_with_a_cure(wrong, code):
    with pytest.raises(ScheduleRefused) as refused:
        simulated(**wrong)
    assert refused.value.code == code
    assert refused.value.cure.startswith("Give --")


def test_the_command_answers_by_its_contract_and_tells_a_table(tmp_path, capsys):
    path = str(written(tmp_path, mspdi(TASKS), "plan.xml"))
    words = ["analyse", path, "--simulate", "500", "--seed", "7", "--low", "0.8", "--high", "1.5"]
    assert main([*words, "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(breaches(content, schema)) == []
    assert list(breaches(content | {"simulation": {}}, schema)), "the check can fail"
    assert (content["simulation"]["iterations"], content["simulation"]["seed"]) == (500, 7)
    assert main(words) == 0
    told = capsys.readouterr().out
    assert content["simulation"]["assumption"] in told
    assert "Simulated 500 times, seed 7" in told


def test_the_options_of_a_simulation_mean_nothing_without_one(tmp_path, capsys):
    path = str(written(tmp_path, mspdi(TASKS), "plan.xml"))
    assert main(["analyse", path, "--seed", "1", "--low", "0.5"]) == 1
    assert "Without a simulation --seed, --low means nothing. Add --simulate N." in capsys.readouterr().err


def test_a_real_schedule_is_simulated(real_portfolios, capsys):
    path = real_portfolios / "schedules" / "longpath_fixtures" / "sample.xer"
    assert main(["analyse", str(path), "--simulate", "200", "--seed", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["simulation"]
    assert found["p10"] <= found["p50"] <= found["p80"] <= found["p90"]
    assert found["criticality"]
