"""`show`: one record with every field."""

import argparse
from collections.abc import Iterator
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json
from hromada_desk.domain.records.record import Record, fields_of
from hromada_desk.services.editing import record_of
from hromada_desk.services.views import record_view
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label, field_label, kind_label
from hromada_desk.text.values import written

MONEY = {"amount", "currency"}


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", help=translate("cli.option.kind"))
    parser.add_argument("id", metavar="ID", help=translate("cli.option.id"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        record = record_of(desk, options.kind, options.id)
        view = record_view(desk, record)
    if options.json:
        print_json(view)
        return 0
    print(kind_label(record.kind))
    for label, shown in _lines(record, view):
        print(f"{label}: {shown}")
    return 0


def _lines(record: Record, view: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is filled in, an atom part by part as `set` takes it; a choice by its code and its word."""
    lists = {each.name: each.facets.choice_list for each in fields_of(type(record))}
    for name, value in view.items():
        if name in ("kind", "alive") or value in (None, "", []):
            continue
        if isinstance(value, dict) and value.keys() != MONEY:
            for part, each in value.items():
                if each not in (None, ""):
                    yield field_label(record.kind, f"{name}.{part}"), str(each)
        elif lists.get(name):
            codes = value if isinstance(value, list) else [value]
            yield field_label(record.kind, name), ", ".join(_choice(lists[name], each) for each in codes)
        else:
            label = field_label(record.kind, name) if name in {*lists, "id"} else translate(f"cli.show.{name}")
            form = "plain" if type(value) is int else ""
            yield label, written(value, current().language, form, current().say)


def _choice(choice_list: str, code: str) -> str:
    word = choice_label(choice_list, code)
    return code if word == code else f"{code} ({word})"


COMMAND = Command("show", "show", _declare, _run)
