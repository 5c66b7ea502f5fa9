"""Changing any record field by field: what the forms, the trash and the command line do."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.facets import TEXTUAL, ValueKind
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, field_of
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.entering import value_from_text
from hromada_desk.services.locked_proposals import refuse_changed

THE_ONE = "-"
"""The id of a single record on the command line: the hromada."""

NAMING_FIELDS = ("title", "name", "statement", "number", "value", "content")
"""What a record may be called by, the best first."""


def kind_named(name: str) -> type[Record]:
    """The kind of that name; raises RuleBroken('record.unknown_kind')."""
    if name not in KINDS:
        raise RuleBroken("record.unknown_kind", kind=name, kinds=", ".join(KINDS))
    return KINDS[name]


def record_of(desk: Desk, kind: str, record_id: str) -> Record:
    """The living record of that kind and id, number or unambiguous beginning of an id; "-" is the hromada."""
    record_type = kind_named(kind)
    if record_id == THE_ONE:
        if record_type is not Hromada:
            raise RuleBroken("record.not_single", kind=kind)
        return desk.hromada()
    found = desk.find(record_type, record_id)
    return found or _by_number(desk, record_type, record_id)


def set_field(desk: Desk, record: Record, name: str, value: Any) -> Record:
    """Give one field a new value as one change; returns the record as it is now."""
    return set_fields(desk, record, {name: value})


def set_fields(desk: Desk, record: Record, values: Mapping[str, Any]) -> Record:
    """Give several fields new values as one change; raises RuleBroken('entry.too_long') for an over-long short text."""
    for name, value in values.items():
        _fits(field_of(type(record), name), value)
    changed = replace(record, **values)
    refuse_changed(desk, changed)
    if changed != record:
        desk.put("change.edited", changed, kind=record.kind, title=title_of(changed))
    return changed


def set_from_text(desk: Desk, record: Record, assignments: Mapping[str, str], language: Language) -> Record:
    """Apply FIELD=VALUE assignments; FIELD may name a part, e.g. `title.en` or `unit_cost.currency`.

    A link takes what `record_of` takes: an id, a number, the beginning of an id; it never points nowhere.
    """
    values: dict[str, Any] = {}
    for target, written in assignments.items():
        name, dot, part = target.partition(".")
        field = _field(record, name)
        if dot and not part:
            raise RuleBroken("record.unknown_field", kind=record.kind, field=target)
        if field.facets.value is ValueKind.LINK and not part:
            values[name] = _linked(desk, record, field, written.strip())
            continue
        present = values.get(name, getattr(record, name))
        values[name] = value_from_text(field, written, language, present=present, part=part)
    return set_fields(desk, record, values)


def remove(desk: Desk, *records: Record) -> None:
    """Move records to the trash as one change; undo brings them back."""
    if not records:
        return
    for record in records:
        refuse_changed(desk, record)
    with desk.change("change.removed", kind=records[0].kind, title=title_of(records[0])) as tx:
        for record in records:
            tx.remove(record)


def title_of(record: Record) -> str:
    """What a record is called in a sentence: its title, name, number or statement, in whichever language there is."""
    return title_from(getattr(record, name, "") for name in NAMING_FIELDS)


def title_from(values: Iterable[object]) -> str:
    """The first that says anything of the values of `NAMING_FIELDS`, cut where it would fill a line."""
    for value in values:
        written = value.best("uk") if isinstance(value, Bilingual) else str(value or "")
        if written:
            return written if len(written) <= 80 else written[:79] + "…"
    return ""


def _field(record: Record, name: str) -> FieldOf:
    try:
        return field_of(type(record), name)
    except KeyError:
        raise RuleBroken("record.unknown_field", kind=record.kind, field=name) from None


def _linked(desk: Desk, record: Record, field: FieldOf, written: str) -> str:
    """The id a link takes; the kind is the field's, or where it may be any, the one the record names beside it."""
    kind = field.facets.links or getattr(record, "subject_kind", "")
    if not written or kind not in KINDS:
        return written
    found = record_of(desk, kind, written)
    if found.id == record.id:
        raise RuleBroken("record.linked_to_itself", field=field.label)
    return found.id


def _fits(field: FieldOf, value: Any) -> None:
    limit = field.facets.limit
    if not limit or field.facets.value not in TEXTUAL:
        return
    sides = (value.uk, value.en) if isinstance(value, Bilingual) else (value,)
    longest = max(len(each) for each in sides)
    if longest > limit:
        raise RuleBroken("entry.too_long", field=field.label, length=longest, limit=limit)


def _by_number(desk: Desk, record_type: type[Record], written: str) -> Record:
    """The one record of that number; where several or none have it, the one whose id begins like it."""
    living = desk.all(record_type) if written else ()
    numbered = [each for each in living if getattr(each, "number", "") == written]
    candidates = numbered or [each for each in living if each.id.startswith(written)]
    if len(candidates) == 1:
        return candidates[0]
    code = "record.ambiguous" if candidates else "record.unknown"
    raise RuleBroken(code, kind=record_type.kind, id=written)
