"""A case as one audience may see it: what is not for them is not in it, so no document can leak it.

A field whose widest circle is narrower than the audience goes back to its default. Structure stays: ids, technical
links and positions, which say nothing. Attachments go by their access level, kinds without any field for the audience
go as a whole, and for the public the place of a sensitive object shrinks to its codifier code.
Not for finding secrets inside texts that a person declared public.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.domain.values import PlaceRef

R = TypeVar("R", bound=Record)

ACCESS_AUDIENCES: Mapping[str, Audience] = {
    "open": Audience.PUBLIC, "limited": Audience.DONOR, "restricted": Audience.INTERNAL,
}
"""Whom DREAM's access levels let see a file; an unknown level keeps it inside."""

SENSITIVE_SITES = frozenset({"power", "heating", "water", "sewage", "bridge", "shelter"})
"""Kinds of objects whose exact place is never published under martial law, flagged as critical or not."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One field that the audience does not get; `field` is "" where the whole record is left out."""

    kind: str
    record_id: str
    field: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """The case for the audience, and what was taken out of it, in the order of the case."""

    case: Case
    withheld: tuple[Withheld, ...]


def for_audience(case: Case, audience: Audience) -> Redacted:
    """What `audience` may see of a case, nothing of other proposals; the case itself for our own people."""
    if audience is Audience.INTERNAL:
        return Redacted(case, ())
    withheld: list[Withheld] = []

    def keep(record: R) -> R:
        return _without_hidden(record, audience, withheld)

    coarse = audience is Audience.PUBLIC and any(map(is_sensitive, case.all(Site)))
    project = None if case.project is None else keep(case.project)
    if project is not None and coarse:
        project = _coarsened(project, withheld)
    redacted = replace(
        case,
        hromada=keep(case.hromada),
        project=project,
        proposal=None if case.proposal is None else keep(case.proposal),
        call=None if case.call is None else keep(case.call),
        records={kind: _of_kind(records, audience, withheld, keep, coarse=coarse)
                 for kind, records in case.records.items()},
        claims=(),
    )
    return Redacted(redacted, tuple(withheld))


def is_sensitive(site: Site) -> bool:
    """Whether the exact place of an object must not become public."""
    return site.critical or site.site_type in SENSITIVE_SITES


@cache
def hidden_fields(kind: str, audience: Audience) -> tuple[FieldOf, ...]:
    """The fields of a kind that the audience may not see."""
    return tuple(each for each in fields_of(KINDS[kind])
                 if not audience.may_see(each.facets.audience) and not _is_structure(each))


@cache
def is_hidden_kind(kind: str, audience: Audience) -> bool:
    """Whether a kind has nothing at all for the audience."""
    return not any(audience.may_see(each.facets.audience) for each in fields_of(KINDS[kind])
                   if not each.facets.technical)


def _is_structure(field: FieldOf) -> bool:
    return field.name == "position" or (field.facets.technical and field.facets.value is ValueKind.LINK)


def _of_kind(records: tuple[Record, ...], audience: Audience, withheld: list[Withheld],
             keep: Callable[[Record], Record], *, coarse: bool) -> tuple[Record, ...]:
    kept = []
    for record in records:
        if is_hidden_kind(record.kind, audience) or not _file_may_leave(record, audience):
            withheld.append(Withheld(record.kind, record.id, ""))
            continue
        visible = keep(record)
        kept.append(_coarsened(visible, withheld) if coarse and isinstance(visible, Project) else visible)
    return tuple(kept)


def _file_may_leave(record: Record, audience: Audience) -> bool:
    if not isinstance(record, Attachment):
        return True
    return audience.may_see(ACCESS_AUDIENCES.get(record.access, Audience.INTERNAL))


def _without_hidden(record: R, audience: Audience, withheld: list[Withheld]) -> R:
    hidden: dict[str, Any] = {each.name: each.default for each in hidden_fields(record.kind, audience)
                              if getattr(record, each.name) != each.default}
    withheld.extend(Withheld(record.kind, record.id, name) for name in hidden)
    return replace(record, **hidden) if hidden else record


def _coarsened(project: Project, withheld: list[Withheld]) -> Project:
    """The place of a project with sensitive objects: the codifier code alone, neither address nor point."""
    coarse = PlaceRef(code=project.place.code)
    if project.place == coarse:
        return project
    withheld.append(Withheld(project.kind, project.id, "place"))
    return replace(project, place=coarse)
