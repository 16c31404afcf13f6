from dataclasses import replace

import pytest

from milepost.config.running import preparation

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = replace(settings.HOME, folder=tmp_path)
    settings.HOME.collected.mkdir()
    return settings.HOME


def collected(home, fingerprint):
    (home.collected / ".collected").write_text(fingerprint, encoding="ascii")


def test_an_installation_without_its_static_files_is_not_prepared(home):
    assert not preparation.is_prepared()


def test_an_installation_whose_tables_and_static_files_are_up_to_date_is_prepared(home, monkeypatch):
    monkeypatch.setattr(preparation, "_fingerprint_of_static_files", lambda: "today's")
    collected(home, "today's")
    assert preparation.is_prepared()
    collected(home, "yesterday's")
    assert not preparation.is_prepared()


def test_an_installation_with_a_waiting_step_is_not_prepared(home, monkeypatch):
    monkeypatch.setattr(preparation, "_fingerprint_of_static_files", lambda: "today's")
    collected(home, "today's")
    monkeypatch.setattr(preparation, "_waiting_steps", lambda: 1)
    assert not preparation.is_prepared()
