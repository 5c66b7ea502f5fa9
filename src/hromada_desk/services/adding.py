"""A new record of any kind under its owner, placed at the end of its siblings."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from hromada_desk.domain import positions
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.services.desk import Desk
from hromada_desk.services.locked_proposals import refuse_changed

R = TypeVar("R", bound=Record)


def add_record(desk: Desk, record_type: type[R], owner: Mapping[str, Any]) -> R:
    """Make a record with the owner's fields set, as one change."""
    known = {each.name for each in fields(record_type)}
    record = record_type(id=desk.new_id(), **{name: value for name, value in owner.items() if name in known})
    if isinstance(record, OrderedRecord):
        siblings = [each.position for each in desk.all(record_type, **owner) if isinstance(each, OrderedRecord)]
        record = replace(record, position=positions.between(max(siblings, default=""), ""))
    refuse_changed(desk, record)
    desk.put("change.created", record, kind=record_type.kind, title="")
    return record
