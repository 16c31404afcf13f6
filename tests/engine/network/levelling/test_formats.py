"""The readers, against files that were written for them and against given ones."""

import csv
import tarfile

import pytest

from milepost_engine.network.levelling import FormatError, InfeasibleError, level
from milepost_engine.network.levelling.formats import READERS, read_patterson, read_psplib
from tests.engine.network.levelling.checking import refuse_wrong

STARS = "*" * 20
MODES = f"""{STARS}
  - renewable                 :  1   R
  - nonrenewable              :  1   N
  - doubly constrained        :  0   D
{STARS}
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          1           2
   2        2          1           3
   3        1          0
{STARS}
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  N 1
{"-" * 20}
  1      1     0       0    0
  2      1     2       1    9
         2     5       1    0
  3      1     1       2    3
{STARS}
RESOURCEAVAILABILITIES:
  R 1  N 1
   2   8
{STARS}
"""
PATTERSON = "4 1\n 2\n\n0 0 2 2 3\n3 2 1 4\n 2 1 1\n 4\n0 0 0\n"


def test_a_text_of_modes_takes_the_mode_that_its_stock_allows():
    found = level(read_psplib(MODES))
    refuse_wrong(found)
    assert (found.mode.tolist(), found.start.tolist(), found.makespan) == ([0, 1, 0], [0, 0, 5], 6)


def test_a_text_of_patterson_breaks_its_lines_where_it_likes():
    problem = read_patterson(PATTERSON)
    assert [(link.predecessor, link.successor) for link in problem.links] == [(0, 1), (0, 2), (1, 3), (2, 3)]
    found = level(problem)
    refuse_wrong(found)
    assert found.makespan == 5


@pytest.mark.parametrize(
    ("reader", "text", "said"),
    [
        (read_psplib, "", "PRECEDENCE RELATIONS' is missing"),
        (read_psplib, MODES[:400], "missing|does not end"),
        (read_psplib, MODES.replace("5       1    0", "5       1"), "line 17: job, mode, duration and 2 requests"),
        (read_psplib, MODES.replace("5       1    0", "5       x    0"), "line 17: 'x' is no whole number"),
        (read_psplib, MODES.replace("1           3", "1           7"), "line 9: job 7 has no row"),
        (read_psplib, MODES.replace("1           3", "2           3"), "line 9: job, number of modes"),
        (read_psplib, MODES.replace("   2   8", "   2"), "line 22: 2 availabilities"),
        (read_psplib, MODES.replace("constrained        :  0", "constrained        :  1"), "doubly constrained"),
        (read_patterson, "", "0 numbers|2 numbers"),
        (read_patterson, PATTERSON[:30], "cut off"),
        (read_patterson, PATTERSON + "7", "line 9: numbers follow"),
        (read_patterson, "1 1\n NaN", "line 2: 'NaN'"),
    ],
)
def test_a_text_that_is_cut_or_contradicts_itself_is_refused_with_its_line(reader, text, said):
    with pytest.raises(FormatError, match=said):
        reader(text)


def test_a_text_that_nothing_can_satisfy_names_its_resource():
    with pytest.raises(InfeasibleError, match="'R 1'"):
        read_patterson(PATTERSON.replace("4 1\n 2", "4 1\n 1"))


def given_texts(folder, archive, names):
    with tarfile.open(folder / "benchmarks" / archive) as packed:
        texts = {member.name.split("/")[-1]: member for member in packed if member.isfile()}
        return {name: packed.extractfile(texts[name]).read().decode() for name in names}


def test_given_instances_are_levelled_between_their_best_known_bounds(real_portfolios):
    with (real_portfolios / "benchmarks" / "rcpsp_best_known.csv").open() as rows:
        known = {row["instance"]: row for row in csv.DictReader(rows)}
    for archive, names in {
        "psplib_j30.tar.xz": ["j301_1.sm", "j3013_1.sm"],
        "psplib_j60.tar.xz": ["j605_1.sm"],
        "psplib_j120.tar.xz": ["j1201_1.sm"],
    }.items():
        for name, text in given_texts(real_portfolios, archive, names).items():
            found = level(read_psplib(text), seed=1, epochs=1)
            refuse_wrong(found)
            row = known[name]
            assert int(row["LB"]) <= found.makespan <= 1.08 * int(row["UB"]), name
            assert int(row["CPM"]) <= found.lower_bound <= int(row["UB"]), name


def test_every_given_text_of_patterson_is_read_and_one_is_levelled(real_portfolios):
    with tarfile.open(real_portfolios / "benchmarks" / "patterson.tar.xz") as packed:
        members = [member for member in packed if member.name.endswith(".rcp")]
        problems = [READERS[".rcp"](packed.extractfile(member).read().decode()) for member in members]
    assert len(problems) > 100
    refuse_wrong(level(problems[0], epochs=1))
