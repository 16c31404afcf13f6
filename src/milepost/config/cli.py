"""Run `milepost COMMAND`: find the command in the catalogue, read its arguments, answer with an exit code.

0 means done, 1 means refused or a problem found, 2 means the command was typed wrongly.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from milepost.config.commands.catalogue import COMMANDS, Command
from milepost.kernel.errors import MilepostError

DONE, PROBLEM, USAGE = 0, 1, 2
INTERRUPTED = 130
ASKS_FOR_HELP = {"-h", "--help", "help"}


def overview(commands: Sequence[Command]) -> str:
    """Return the help that lists `commands`, one a line."""
    width = max(len(command.name) for command in commands)
    lines = [f"  {command.name:<{width}}  {command.help}" for command in commands]
    return "\n".join(["usage: milepost COMMAND [ARGUMENTS]", "", *lines, "", "milepost COMMAND --help says more."])


def find_command(words: Sequence[str]) -> Command | None:
    """Return the command whose name is the longest beginning of `words`."""
    named = [command for command in COMMANDS if tuple(words[: len(command.words)]) == command.words]
    return max(named, key=lambda command: len(command.words), default=None)


def run_command(command: Command, words: Sequence[str]) -> int:
    """Read the arguments of `command` and run it; a refusal is told in one line, not as a traceback."""
    module = import_module(command.module)
    parser = argparse.ArgumentParser(prog=f"milepost {command.name}", description=command.help)
    module.arguments(parser)
    options = parser.parse_args(words)
    try:
        code: int = module.run(options)
    except MilepostError as problem:
        print(f"milepost {command.name}: {problem}", file=sys.stderr)
        return PROBLEM
    except KeyboardInterrupt:
        print(f"milepost {command.name}: interrupted before it was done.", file=sys.stderr)
        return INTERRUPTED
    return code


def explain(words: Sequence[str]) -> int:
    """Answer words that name no command: with help when it was asked for, else with what was wrong."""
    asked = not words or bool(ASKS_FOR_HELP & set(words))
    group = tuple(word for word in words if word not in ASKS_FOR_HELP)
    listed = [command for command in COMMANDS if command.words[: len(group)] == group]
    if asked and listed:
        print(overview(listed))
        return DONE
    if not listed:
        print(f"milepost: there is no command {' '.join(group)!r}.", file=sys.stderr)
    print(overview(listed or COMMANDS), file=sys.stderr)
    return USAGE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names and return its exit code."""
    os.umask(0o077)  # databases, keys and files of an installation are its owner's alone
    words = list(sys.argv[1:] if argv is None else argv)
    command = find_command(words)
    if command is None:
        return explain(words)
    return run_command(command, words[len(command.words) :])


if __name__ == "__main__":
    sys.exit(main())
