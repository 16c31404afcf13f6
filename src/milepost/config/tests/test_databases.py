from pathlib import Path

import pytest

from milepost.config.databases import choose_database


def test_without_an_address_the_embedded_file_is_used():
    chosen = choose_database("", Path("milepost.sqlite3"))
    assert chosen["ENGINE"] == "django.db.backends.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_is_read_with_its_quoted_password_and_its_options():
    chosen = choose_database("postgresql://pmo:s%40crt@db.example:6432/miles?sslmode=require", Path("x"))
    assert (chosen["USER"], chosen["PASSWORD"], chosen["HOST"]) == ("pmo", "s@crt", "db.example")
    assert (chosen["PORT"], chosen["NAME"], chosen["OPTIONS"]) == ("6432", "miles", {"sslmode": "require"})


def test_an_address_may_name_the_folder_of_a_socket():
    assert choose_database("postgresql://postgres@/miles?host=/run/pg", Path("x"))["HOST"] == "/run/pg"


@pytest.mark.parametrize("address", ["mysql://db/miles", "miles", "postgresql://db.example"])
def test_another_address_is_refused_and_its_password_is_not_repeated(address):
    with pytest.raises(ValueError, match="MILEPOST_DATABASE_URL must read"):
        choose_database(address, Path("x"))
