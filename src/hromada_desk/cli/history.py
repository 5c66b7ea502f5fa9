"""`history`: who changed which field, when, from what to what."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, positive_count, print_json, say
from hromada_desk.domain.changes import ALIVE
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of
from hromada_desk.domain.values import LANGUAGES
from hromada_desk.services.editing import kind_named, record_of
from hromada_desk.services.history import HistoryRow, history
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment
from hromada_desk.text.labels import change_label, choice_label, field_label, kind_label
from hromada_desk.text.values import written

LONGEST_VALUE = 60


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("kind", metavar="KIND", nargs="?", default="", help=translate("cli.option.kind"))
    parser.add_argument("id", metavar="ID", nargs="?", default="", help=translate("cli.option.id"))
    parser.add_argument("--limit", type=positive_count, default=200, metavar="N", help=translate("cli.option.limit"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    if options.kind:
        kind_named(options.kind)
    with opened(options, read_only=True) as desk:
        record_id = record_of(desk, options.kind, options.id).id if options.id else ""
        rows = history(desk, options.kind, record_id, options.limit)
    if options.json:
        print_json([_view(each) for each in rows])
        return 0
    for _, of_entry in groupby(rows, key=lambda each: each.entry_id):
        _print_entry(list(of_entry))
    if not rows:
        say("cli.history.empty")
    return 0


def _view(row: HistoryRow) -> dict[str, Any]:
    return {**asdict(row), "at": row.at.isoformat(), "label": {"key": row.label.key, **row.label.details}}


def _print_entry(rows: list[HistoryRow]) -> None:
    """One change: when, who and what on a line, its fields below; a new record is one line, not each of its fields."""
    first = rows[0]
    done = change_label(first.label.key, first.label.details, reverts=first.reverts)
    print(f"{format_moment(first.at, current().language)}  {first.who}  {done}")
    for _, of_record in groupby(rows, key=lambda each: (each.kind, each.record_id)):
        items = list(of_record)
        born = any(each.field == ALIVE and each.after for each in items) and len(items) > 1
        for line in (_born(items),) if born else _changed(items):
            print(f"    {line}")


def _born(items: list[HistoryRow]) -> str:
    named = {each.field: _words(each, each.after) for each in items}
    title = next((named[name] for name in ("title", "name", "statement", "number") if named.get(name)), "")
    return f"+ {kind_label(items[0].kind)} {title}".rstrip()


def _changed(items: list[HistoryRow]) -> Iterator[str]:
    for each in items:
        if each.field == ALIVE:
            yield f"{'+' if each.after else '-'} {kind_label(each.kind)} {each.record_id}"
        elif isinstance(each.before, Mapping) and isinstance(each.after, Mapping) and "uk" in each.after:
            for side in LANGUAGES:
                if each.before.get(side) != each.after.get(side):
                    label = field_label(each.kind, f"{each.field}.{side}")
                    yield f"{label}: {_short(each.before.get(side))} → {_short(each.after.get(side))}"
        else:
            yield f"{field_label(each.kind, each.field)}: {_words(each, each.before)} → {_words(each, each.after)}"


def _words(row: HistoryRow, value: Any) -> str:
    """A value of the journal in the words of the person."""
    try:
        facets = field_of(KINDS[row.kind], row.field).facets
    except KeyError:  # of a newer or older version
        return _short(value)
    if facets.choice_list and isinstance(value, str | list):
        chosen = [value] if isinstance(value, str) else value
        return _short(", ".join(choice_label(facets.choice_list, each) for each in chosen))
    return _short(value)


def _short(value: Any) -> str:
    if isinstance(value, Mapping) and not {"uk", "en", "currency"} & value.keys():
        value = ", ".join(str(each) for each in value.values() if each not in (None, ""))
    said = " ".join(written(value, current().language, "", lambda _key: None).split())
    return said if len(said) <= LONGEST_VALUE else f"{said[: LONGEST_VALUE - 1]}…"


COMMAND = Command("history", "history", _declare, _run)
