"""The demonstration workspace: an invented project office of Novobilouska hromada, read from `resources/demo`.

The files hold records by kind with words for ids; everything goes through the same write path as typing does, so the
demonstration is as valid as any workspace. It is no secret: its passphrase is known to everybody.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hromada_desk import resources
from hromada_desk.domain import positions
from hromada_desk.domain.records.codec import decode_record
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.hromada import Attachment, Hromada
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Answer, Call, Proposal
from hromada_desk.domain.records.record import OrderedRecord, Record, fields_of
from hromada_desk.domain.translation import digest
from hromada_desk.domain.values import Language
from hromada_desk.services.demo_file import DEMO_FILE, DEMO_PASSPHRASE
from hromada_desk.services.desk import Desk
from hromada_desk.services.workspaces import create_workspace, open_workspace

DEMO_HROMADA = "UA74100270000049748"
"""Novobilouska silska hromada of Chernihiv raion in the codifier."""

DEADLINE_HOUR = time(16, 0)
_OWNER = "hromada"
_Table = dict[str, Any]


def open_demo(folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """The demonstration workspace in that folder, made there if it is not there yet."""
    path = folder / DEMO_FILE
    if path.exists():
        return open_workspace(path, DEMO_PASSPHRASE, who="demo", clock=clock)
    folder.mkdir(parents=True, exist_ok=True)
    return create_demo(path, clock)


def create_demo(path: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """A new demonstration workspace; the file must not exist yet."""
    desk = create_workspace(path, DEMO_PASSPHRASE, DEMO_HROMADA, who="demo", clock=clock)
    fill_with_demo(desk)
    return desk


def fill_with_demo(desk: Desk) -> None:
    """Put the demonstration records into a workspace, as one change that one undo takes back."""
    tables = _read()
    owner = desk.hromada()
    ids = {key: desk.new_id() for key in _keys(tables)}
    ids[_OWNER] = owner.id
    found = list(_records(tables, ids, owner, desk.new_id))
    desk.put("change.demo", *(_completed(desk, each, row) for each, row in found))


def make_demo_papers(folder: Path, language: Language) -> tuple[Path, ...]:
    """The demonstration workspace in `folder` and what leaves the house from it: proposal, budget, passport, list."""
    from hromada_desk.services.reports import export

    desk = open_demo(folder)
    try:
        proposal = _first_by_number(desk.all(Proposal))
        project = desk.get(Project, proposal.project_id)
        papers = (("proposal", proposal.id, "pdf"), ("budget", proposal.id, "xlsx"), ("passport", project.id, "pdf"),
                  ("portfolio", "", "xlsx"))
        written = [export(desk, document, record_id, file_format=file_format, language=language,
                          out=folder / f"{document}-{language}.{file_format}").path
                   for document, record_id, file_format in papers]
        return (desk.path, *written)
    finally:
        desk.close()


def _first_by_number(proposals: tuple[Proposal, ...]) -> Proposal:
    return min(proposals, key=lambda each: each.number)


def _read() -> dict[str, list[_Table]]:
    """All tables of all files by kind, files in the order of their names."""
    tables: dict[str, list[_Table]] = {}
    for path in sorted(resources.path("demo").glob("*.toml")):
        for kind, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            tables.setdefault(kind, []).extend(rows)
    return tables


def _keys(tables: dict[str, list[_Table]]) -> Iterator[str]:
    for rows in tables.values():
        for row in rows:
            if "key" in row:
                yield row["key"]


def _records(tables: dict[str, list[_Table]], ids: dict[str, str], owner: Hromada,
             new_id: Callable[[], str]) -> Iterator[tuple[Record, _Table]]:
    position = ""
    for kind, record_type in KINDS.items():
        for row in tables.get(kind, ()):
            record_id = ids[row["key"]] if "key" in row else new_id()
            written = {each.name: _written(each.facets.value, row[each.name], ids)
                       for each in fields_of(record_type) if each.name in row}
            record = decode_record(record_type, {**written, "id": record_id})
            if isinstance(record, OrderedRecord):
                position = positions.between(position, "")
                record = replace(record, position=position)
            yield (_over(owner, row) if isinstance(record, Hromada) else record), row


def _completed(desk: Desk, record: Record, row: _Table) -> Record:
    """What cannot stand in a file: deadlines counted from today, translations that are up to date, files."""
    if isinstance(record, Call) and "due_in_days" in row:
        due = datetime.combine(desk.today(), DEADLINE_HOUR, UTC) + timedelta(days=row["due_in_days"])
        return replace(record, deadline_at=due)
    if isinstance(record, Answer) and record.content.en and not record.translated_from:
        return replace(record, translated_from=digest(record.content.uk))
    if isinstance(record, Attachment) and "file" in row:
        content = resources.read_bytes("demo", *row["file"].split("/"))
        return replace(record, file_name=Path(row["file"]).name, size_bytes=len(content),
                       sha256=desk.store.add_attachment_bytes(content))
    return record


def _over(owner: Hromada, row: _Table) -> Hromada:
    """The hromada's card of the codifier with what the demonstration adds."""
    added = {each.name: decode_record(Hromada, {"id": "", each.name: _written(each.facets.value, row[each.name], {})})
             for each in fields_of(Hromada) if each.name in row}
    return replace(owner, **{name: getattr(record, name) for name, record in added.items()})


def _written(kind: ValueKind, value: Any, ids: dict[str, str]) -> Any:
    """The written form of what the files hold in a shorter way: words for ids, "12.50 EUR", dates of TOML."""
    if kind is ValueKind.LINK:
        return ids[value]
    shorter = _SHORTER.get(kind)
    return value if shorter is None else shorter(value)


def _amount(value: str | _Table) -> _Table:
    """"12.50 EUR", or a table {money = "12.50 EUR", rate = "49.2000", rate_on = 2026-11-20, rate_source = "NBU"}."""
    table: _Table = {"money": value} if isinstance(value, str) else value
    amount, currency = table["money"].split()
    written = {"amount": amount, "currency": currency}
    if "rate" in table:
        written |= {"rate": str(table["rate"]), "rate_on": table["rate_on"].isoformat(),
                    "rate_source": table.get("rate_source", "NBU")}
    return written


_SHORTER: dict[ValueKind, Callable[[Any], Any]] = {
    ValueKind.MONEY: _amount,
    ValueKind.CONVERTED: _amount,
    ValueKind.DATE: lambda value: value.isoformat(),
    ValueKind.MOMENT: lambda value: value.isoformat(),
    ValueKind.PERIOD: lambda value: {end: day.isoformat() for end, day in value.items()},
    ValueKind.NUMBER: str,
    ValueKind.SHARE: str,
    ValueKind.PLACE: lambda value: {part: str(each) for part, each in value.items()},
    ValueKind.MEASURE: lambda value: {part: str(each) for part, each in value.items()},
}
