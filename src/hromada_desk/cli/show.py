"""`show`: one record with every field."""

import argparse
import json

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json
from hromada_desk.services.editing import record_of
from hromada_desk.services.views import record_view
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import field_label


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", help=translate("cli.option.kind"))
    parser.add_argument("id", metavar="ID", help=translate("cli.option.id"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        view = record_view(desk, record_of(desk, options.kind, options.id))
    if options.json:
        print_json(view)
        return 0
    for name, value in view.items():
        if value not in (None, "", [], {"uk": "", "en": ""}):
            label = name if name in ("kind", "id", "alive") else field_label(options.kind, name)
            shown = value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
            print(f"{label}: {shown}")
    return 0


COMMAND = Command("show", "show", _declare, _run)
