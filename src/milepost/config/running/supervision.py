"""Keep one child process alive for as long as its parent lives."""

import subprocess
import sys
import threading
from collections.abc import Sequence

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
PATIENCE_SECONDS = 10.0


class Supervisor:
    """Start a child, start it again when it dies, and end it with its parent.

    The child holds the reading end of a pipe as its standard input: when the parent is gone, however it went,
    the pipe closes and the child knows.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._ending = threading.Event()
        self._turn = threading.Lock()
        self._child = self._spawn()
        self._watch = threading.Thread(target=self._keep_alive, daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """Ask the child to end, and end it if it does not."""
        with self._turn:
            self._ending.set()
            child = self._child
        child.terminate()
        try:
            child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        self._watch.join(PATIENCE_SECONDS)

    def _spawn(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdin=subprocess.PIPE)  # noqa: S603  # our own command line

    def _keep_alive(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            code = self._child.wait()
            self._ending.wait(pause)
            with self._turn:
                if self._ending.is_set():
                    return
                print(f"The worker ended with code {code}; starting it again.", file=sys.stderr, flush=True)
                self._child = self._spawn()
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
