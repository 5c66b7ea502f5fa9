"""`list`: every living record of a kind."""

import argparse

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json, say
from hromada_desk.services.editing import kind_named, title_of
from hromada_desk.services.views import list_view
from hromada_desk.text.catalog import translate


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", help=translate("cli.option.kind"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    record_type = kind_named(options.kind)
    with opened(options, read_only=True) as desk:
        if options.json:
            print_json(list_view(desk, options.kind))
            return 0
        records = desk.all(record_type)
        for record in records:
            number = getattr(record, "number", "")
            print("\t".join(each for each in (record.id, number, title_of(record)) if each))
        if not records:
            say("cli.list.empty", kind=options.kind)
    return 0


COMMAND = Command("list", "list", _declare, _run)
