"""The same date tells the same ledger, on any day of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from milepost.demo.months import Months, is_working_day
from milepost.demo.telling.narrator import Narrator
from milepost.demo.tests.told import report, tell
from milepost.kernel.ledger import heads
from milepost.kernel.models import LedgerEntry

SOME = ("WAT-115", "DIG-515", "CUS-540")


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_two_tellings_of_the_same_date_have_the_same_ledger():
    told = []
    for _ in range(2):
        tell(*SOME, history=3)
        told.append({name: (seq, digest) for name, seq, digest in heads()})
        call_command("flush", interactive=False, verbosity=0, reset_sequences=True)
    assert sum(name.startswith("project:") for name in told[0]) >= len(SOME)
    assert told[0] == told[1]


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 1, 2), date(2026, 5, 31), date(2027, 12, 27)], ids=str)
def test_the_cycle_stands_in_the_same_phase_on_any_date(today):
    tell(*SOME, today=today, history=5)
    assert report("WAT-115", 0, today).state == "drafted"
    assert report("WAT-115", 0, today).due_on < today
    assert report("DIG-515", 0, today).divergence == 2
    assert LedgerEntry.objects.order_by("-at").first().at < Months(today).now


@pytest.mark.django_db
def test_what_is_not_told_to_its_end_leaves_nothing(monkeypatch):
    real, acts = Narrator.do, []

    def breaking(self, *args, **typed):
        acts.append(1)
        if len(acts) > 200:
            raise RuntimeError("the machine was switched off")
        return real(self, *args, **typed)

    monkeypatch.setattr(Narrator, "do", breaking)
    with pytest.raises(RuntimeError):
        tell(*SOME, history=1)
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("days", range(0, 800, 13))
def test_months_follow_one_another_without_gap_or_repetition(days):
    months = Months(date(2026, 1, 1) + timedelta(days=days))
    for month in range(-30, 13):
        assert months.start(month + 1) - months.end(month) == timedelta(days=1)
    labels = [months.label(month) for month in range(-30, 13)]
    assert len(set(labels)) == len(labels)
    assert all(label <= months.end(month) for label, month in zip(labels, range(-30, 13), strict=True))
    between = [months.present_end + timedelta(days=day) for day in range(1, 30)]
    assert sum(is_working_day(day) for day in between if day < months.today) in (6, 7)
