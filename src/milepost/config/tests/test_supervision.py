import sys
from time import monotonic, sleep

from milepost.config.running import supervision

PATIENCE_SECONDS = 20
NOTE_A_START = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write('started\\n'); sys.stdin.read()"


def wait_until(condition):
    ending = monotonic() + PATIENCE_SECONDS
    while not condition():
        assert monotonic() < ending, "waited in vain"
        sleep(0.02)


def starts(file):
    return file.read_text().count("started") if file.exists() else 0


def test_a_dead_child_is_started_again_and_a_stopped_one_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(supervision, "FIRST_PAUSE_SECONDS", 0.05)
    file = tmp_path / "starts"
    supervisor = supervision.Supervisor([sys.executable, "-c", NOTE_A_START, str(file)])
    wait_until(lambda: starts(file) == 1)
    supervisor._child.kill()
    wait_until(lambda: starts(file) == 2)
    supervisor.stop()
    assert supervisor._child.poll() is not None
    assert not supervisor._watch.is_alive()
    assert starts(file) == 2
