"""Every noun and every command has its page of reference, and the page says something."""

import argparse
from importlib import import_module

import pytest

from milepost.config import reference
from milepost.config.commands.catalogue import COMMANDS

PAGES = dict(reference.pages())


def test_every_noun_has_a_page_that_says_what_it_is_and_lists_its_fields():
    nouns = reference.own_models()
    assert nouns
    for noun in nouns:
        page = PAGES[f"reference/nouns/{noun._meta.label_lower}.md"]
        sentence = reference.meaning(noun)
        assert len(sentence.split()) >= 3, f"{noun._meta.label} does not say what it is"
        assert not sentence.startswith(f"{noun.__name__}("), f"{noun._meta.label} has only Django's docstring"
        assert sentence in page
        assert all(f"| `{field.name}` |" in page for field in noun._meta.concrete_fields)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_page_and_can_be_called(command):
    module = import_module(command.module)
    module.arguments(argparse.ArgumentParser())
    assert callable(module.run)
    assert f"## milepost {command.name}" in PAGES["reference/commands.md"]
