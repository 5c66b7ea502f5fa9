"""The command line: finds the command, runs it, turns refusals into one sentence and an exit code.

Exit codes: 0 ok, 1 a rule or a check says no, 2 wrong usage, 3 trouble with a file or anything unforeseen,
130 interrupted by the person.
"""

import argparse
import errno
import sys
from collections.abc import Sequence

from hromada_desk.cli import (
    backup,
    call_card,
    check,
    demo,
    export,
    fill_form,
    fill_word,
    history,
    import_budget,
    import_list,
    import_rates,
    list_records,
    new,
    package,
    restore,
    set_fields,
    show,
    undo,
    verify,
)
from hromada_desk.cli.command import Command
from hromada_desk.cli.last_net import caught, let_go_of_output, log_to_file
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.values import Language
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import set_language, translate
from hromada_desk.text.problem_texts import refusal_sentence

OK, RULE, USAGE, FILE, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS: tuple[Command, ...] = (
    demo.COMMAND, new.COMMAND, import_list.COMMAND, import_rates.COMMAND, list_records.COMMAND, show.COMMAND,
    set_fields.COMMAND, check.COMMAND, export.COMMAND, fill_word.COMMAND, package.COMMAND, fill_form.COMMAND,
    import_budget.COMMAND, call_card.IMPORT, call_card.EXPORT,
    history.COMMAND, undo.COMMAND, backup.COMMAND, restore.COMMAND, verify.COMMAND,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; its tree is also what the documentation is checked against."""
    from hromada_desk import __version__

    parser = argparse.ArgumentParser(prog="hromada-desk", description=translate("cli.description"),
                                     epilog=translate("cli.epilog"))
    parser.add_argument("--version", action="version", version=f"hromada-desk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=translate("cli.metavar"), required=True)
    for each in COMMANDS:
        sub = commands.add_parser(each.name, help=translate(f"cli.{each.key}"),
                                  description=translate(f"cli.{each.key}"))
        sub.add_argument("--screen-language", choices=("uk", "en"), help=translate("cli.option.screen_language"))
        each.declare(sub)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    _speak_utf8()
    log_to_file()
    set_language(_wished_language(arguments))
    options = build_parser().parse_args(arguments)
    command = next(each for each in COMMANDS if each.name == options.command)
    try:
        return _run(command, options)
    except RuleBroken as refusal:
        _complain(refusal)
        return RULE
    except FileProblem as refusal:
        _complain(refusal)
        return FILE
    except KeyboardInterrupt:
        print(translate("cli.interrupted"), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: a person gets a sentence, the log the place
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            _complain(FileProblem("file.name_too_long", path=str(error.filename)))
        else:
            print(translate("cli.unforeseen", code=caught(error)), file=sys.stderr)
        return FILE


def _run(command: Command, options: argparse.Namespace) -> int:
    """Run a command to the last byte of its output; a reader that went away early is no trouble."""
    try:
        code = command.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_output()
        return OK
    return code


def _wished_language(arguments: Sequence[str]) -> Language:
    """The language asked for, read before the parser exists because the parser's own words need it."""
    for at, each in enumerate(arguments):
        if each == "--screen-language" and at + 1 < len(arguments):
            return "en" if arguments[at + 1] == "en" else "uk"
        if each.startswith("--screen-language="):
            return "en" if each.endswith("=en") else "uk"
    return load_settings().language


def _complain(refusal: RuleBroken | FileProblem) -> None:
    print(refusal_sentence(refusal.code, refusal.details), file=sys.stderr)


def _speak_utf8() -> None:
    """Windows code pages and LC_ALL=C cannot print Ukrainian; what cannot be shown is replaced, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
