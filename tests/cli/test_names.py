"""The door tells commands from files without reading the commands."""

from hromada_desk.cli.main import COMMANDS
from hromada_desk.cli.names import COMMAND_NAMES, is_command


def test_every_command_is_known_by_its_name():
    assert {each.name for each in COMMANDS} == COMMAND_NAMES


def test_a_file_or_nothing_is_for_the_window():
    assert not is_command([])
    assert not is_command(["office.hromada"])
    assert not is_command(["--demo"])
    assert is_command(["check", "office.hromada"])
    assert is_command(["--help"])
