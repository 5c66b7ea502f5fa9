"""The documentation names every command of `hromada-desk` and of `dev.py`, and every command has help."""

import argparse
import re

import pytest

import dev
from devtools.commands import COMMANDS
from hromada_desk.cli.main import build_parser
from hromada_desk.text.catalog import current, set_language
from tests.project.sources import texts


@pytest.fixture(params=["uk", "en"])
def language(request):
    """Each language of the program in turn; the one before is put back."""
    before = current().language
    set_language(request.param)
    yield request.param
    set_language(before)


def subcommands():
    """The commands as the program's own parser knows them: name -> (parser, its one-line help)."""
    found = {}
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help for choice in action._choices_actions}
            found |= {name: (parser, helps.get(name)) for name, parser in action.choices.items()}
    return found


def test_every_command_has_help():
    assert [name for name, (_, words) in subcommands().items() if not words] == []


def test_every_argument_of_every_command_has_help():
    silent = [
        f"{name} {action.dest}"
        for name, (parser, _) in subcommands().items()
        for action in parser._actions
        if not action.help
    ]
    assert silent == []


@pytest.mark.usefixtures("language")
def test_help_is_made_of_words_not_of_keys():
    parsers = [build_parser(), *(parser for parser, _ in subcommands().values())]
    assert [key for parser in parsers for key in re.findall(r"\bcli\.[a-z_.]+", parser.format_help())] == []


def test_every_command_and_option_is_documented():
    documentation = "\n".join(texts().get(name, "") for name in ("README.md", "docs/commands.md"))
    missing = []
    for name, (parser, _) in subcommands().items():
        wanted = [f"hromada-desk {name}"]
        wanted += [option for option in parser._option_string_actions if option.startswith("--") and option != "--help"]
        missing += [f"{name}: {word}" for word in wanted if word not in documentation]
    assert missing == []


def test_every_command_of_dev_py_is_in_its_own_help():
    assert [name for name in COMMANDS if f"\n    {name} " not in dev.__doc__] == []
