"""`history`: who changed which field, when, from what to what."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json, say
from hromada_desk.services.editing import record_of
from hromada_desk.services.history import HistoryRow, history
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import change_label


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", nargs="?", default="", help=translate("cli.option.kind"))
    parser.add_argument("id", metavar="ID", nargs="?", default="", help=translate("cli.option.id"))
    parser.add_argument("--limit", type=int, default=200, metavar="N", help=translate("cli.option.limit"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        record_id = record_of(desk, options.kind, options.id).id if options.id else ""
        rows = history(desk, options.kind, record_id, options.limit)
    if options.json:
        print_json([_view(each) for each in rows])
        return 0
    for row in rows:
        at = row.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        print(f"{at}  {row.who}  {change_label(row.label.key, row.label.details)}  "
              f"{translate(row.field_label)}: {_short(row.before)} → {_short(row.after)}")
    if not rows:
        say("cli.history.empty")
    return 0


def _view(row: HistoryRow) -> dict[str, Any]:
    return {**asdict(row), "at": row.at.isoformat(), "label": {"key": row.label.key, **row.label.details}}


def _short(value: Any) -> str:
    written = "—" if value in (None, "") else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else written[:59] + "…"


COMMAND = Command("history", "history", _declare, _run)
