"""What every record has, and how its fields are listed."""

from dataclasses import dataclass, fields
from typing import ClassVar

from hromada_desk.domain.records.facets import INTERNAL, METADATA_KEY, Facets, ValueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A frozen fact of one kind. `alive` is False for what lies in the trash: records are never removed physically."""

    kind: ClassVar[str] = ""
    id: str
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedRecord(Record):
    """A record among ordered siblings; `position` is a fractional key (see `positions`), compared as text."""

    position: str = ""


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of a record kind with its facets; `label` is the key of its screen word, e.g. `project.title`."""

    kind: str
    name: str
    facets: Facets
    default: object

    @property
    def label(self) -> str:
        return f"{self.kind}.{self.name}"


_POSITION = Facets(value=ValueKind.TEXT, audience=INTERNAL, technical=True)


_LISTED: dict[type[Record], tuple[FieldOf, ...]] = {}


def fields_of(record_type: type[Record]) -> tuple[FieldOf, ...]:
    """The declared fields of a kind in their order, without `id` and `alive`, which every kind has."""
    if record_type not in _LISTED:
        _LISTED[record_type] = _list_fields(record_type)
    return _LISTED[record_type]


def _list_fields(record_type: type[Record]) -> tuple[FieldOf, ...]:
    listed = []
    for each in fields(record_type):
        if each.name in ("id", "alive"):
            continue
        facets = _POSITION if each.name == "position" else each.metadata[METADATA_KEY]
        listed.append(FieldOf(record_type.kind, each.name, facets, each.default))
    return tuple(listed)


def field_of(record_type: type[Record], name: str) -> FieldOf:
    """The field of that name; raises KeyError where the kind has none."""
    for each in fields_of(record_type):
        if each.name == name:
            return each
    raise KeyError(name)
