"""The documentation names every command of `hromada-desk` and of `dev.py`, and every command has help."""

import argparse

from hromada_desk.cli.main import build_parser

import dev
from devtools.commands import COMMANDS
from tests.project.sources import texts


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
