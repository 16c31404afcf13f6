from concurrent.futures import ThreadPoolExecutor
from stat import S_IMODE

from milepost.config.home import Home


def test_the_secret_key_is_drawn_once_and_only_its_owner_reads_it(tmp_path):
    home = Home(tmp_path / "new")
    key = home.secret_key()
    assert len(key) >= 64
    assert home.secret_key() == key
    assert S_IMODE(home.key_file.stat().st_mode) == 0o600
    assert S_IMODE(home.folder.stat().st_mode) == 0o700
    assert [path.name for path in home.folder.iterdir()] == ["secret.key"]


def test_processes_that_start_together_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: Home(tmp_path).secret_key(), range(8)))
    assert len(keys) == 1
