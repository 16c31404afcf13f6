import subprocess
import sys

import pytest

from milepost.config import cli
from milepost.config.commands import work
from milepost.config.commands.catalogue import COMMANDS
from milepost.kernel.errors import MilepostError


def test_help_lists_every_command_without_starting_django(capsys):
    code = "import sys; from milepost.config.cli import main; main(['--help']); sys.exit('django' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.returncode == 0, "the command line started Django to print its help"
    assert all(command.help in told.stdout for command in COMMANDS)


def test_an_unknown_command_is_a_wrong_usage(capsys):
    assert cli.main(["dance"]) == cli.USAGE
    assert "no command 'dance'" in capsys.readouterr().err


def test_a_group_of_commands_lists_its_own(monkeypatch, capsys):
    sheet = cli.Command("import sheet", "x", "Import a sheet.")
    monkeypatch.setattr(cli, "COMMANDS", (sheet, *COMMANDS))
    assert cli.main(["import", "--help"]) == cli.DONE
    told = capsys.readouterr().out
    assert "Import a sheet." in told
    assert "Serve" not in told


def test_a_refusal_is_one_line_and_exit_code_1(monkeypatch, capsys):
    def refuse(options):
        raise MilepostError("The period is locked.")

    monkeypatch.setattr(work, "run", refuse)
    assert cli.main(["work"]) == cli.PROBLEM
    assert capsys.readouterr().err == "milepost work: The period is locked.\n"


def test_wrong_arguments_end_with_exit_code_2():
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", "--port", "eight"])
    assert ended.value.code == cli.USAGE


def test_an_interrupted_command_says_so_and_answers_nothing(monkeypatch, capsys, tmp_path):
    from milepost.config.commands.numbers import ahp

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ahp, "run", interrupted)
    assert cli.main(["ahp", str(tmp_path)]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "milepost ahp: interrupted before it was done.\n")
