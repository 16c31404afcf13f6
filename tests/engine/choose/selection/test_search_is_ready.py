"""The search among choices is compiled before a clock starts, and only where it will be used."""

from milepost_engine.choose.selection import Candidate, Portfolio, loops, readying
from milepost_engine.choose.selection.model import build
from milepost_engine.choose.selection.solve import SMALLEST_TO_IMPROVE, maximise
from milepost_engine.time import compiled


def portfolio(count):
    candidates = tuple(Candidate(f"{at:04}", (3 + at % 7,), 5 + at % 11) for at in range(count))
    return Portfolio(1, (count,), candidates)


def test_a_small_portfolio_needs_no_search(monkeypatch):
    monkeypatch.setattr(compiled, "needs_compiling", lambda _: True)
    told = []
    assert not readying.ready_search(portfolio(3), told.append)
    assert told == []


def test_what_was_made_ready_is_what_the_search_calls(monkeypatch):
    told = []
    monkeypatch.setattr(compiled, "needs_compiling", lambda _: True)
    large = portfolio(SMALLEST_TO_IMPROVE)
    assert readying.ready_search(large, told.append)
    assert told == [readying.TOLD]
    model = build(large)
    maximise(model, model.values, time_limit=0.3)
    assert len(loops.search.signatures) == len(loops.remember.signatures) == 1
