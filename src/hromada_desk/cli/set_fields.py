"""`set`: FIELD=VALUE assignments to one record, one change, one undo."""

import argparse

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json, say
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Language
from hromada_desk.services.editing import record_of, set_from_text, title_of
from hromada_desk.services.views import record_view
from hromada_desk.text.catalog import current, translate


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", help=translate("cli.option.kind"))
    parser.add_argument("id", metavar="ID", help=translate("cli.option.id"))
    parser.add_argument("assignments", metavar="FIELD=VALUE", nargs="+", help=translate("cli.option.assignment"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    assignments = _assignments(options.assignments)
    language: Language = "en" if current().language == "en" else "uk"
    with opened(options) as desk:
        record = set_from_text(desk, record_of(desk, options.kind, options.id), assignments, language)
        if options.json:
            print_json(record_view(desk, record))
        else:
            say("cli.set.done", title=title_of(record))
    return 0


def _assignments(given: list[str]) -> dict[str, str]:
    assignments: dict[str, str] = {}
    for each in given:
        name, value = _assignment(each)
        if name in assignments:
            raise RuleBroken("cli.assigned_twice", name=name)
        assignments[name] = value
    return assignments


def _assignment(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign or not name:
        raise RuleBroken("cli.not_an_assignment", text=written)
    return name, value


COMMAND = Command("set", "set", _declare, _run)
