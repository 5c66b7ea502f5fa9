"""What gathers around a proposal while it lives: versions, comments, waivers, scores, answers worth keeping."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from hromada_desk.domain.records.facets import (
    INTERNAL,
    bilingual,
    bilingual_long,
    choice,
    day,
    flag,
    link,
    long_text,
    moment,
    number,
    text,
    words,
)
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalVersion(Record):
    """A proposal as it was at a moment, under a name: its records written out in `content`, which nothing changes.

    `content_hash` is the SHA-256 that its documents carry, `figures` the figures frozen with it (JSON).
    """

    kind: ClassVar[str] = "proposal_version"
    proposal_id: str = link("proposal", audience=INTERNAL, technical=True)
    name: str = text(audience=INTERNAL, mandatory=True, searched=True)
    note: str = long_text(audience=INTERNAL)
    made_at: datetime | None = moment(audience=INTERNAL)
    status: str = choice("proposal_status", default="draft", audience=INTERNAL)
    content: str = long_text(audience=INTERNAL, technical=True)
    content_hash: str = text(audience=INTERNAL, limit=64, technical=True)
    figures: str = long_text(audience=INTERNAL, technical=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """A remark or an open question at a section of a proposal; never leaves the house."""

    kind: ClassVar[str] = "comment"
    proposal_id: str = link("proposal", audience=INTERNAL, technical=True)
    section: str = text(audience=INTERNAL, limit=80, technical=True)
    body: str = long_text(audience=INTERNAL, mandatory=True, searched=True)
    is_question: bool = flag(audience=INTERNAL)
    is_resolved: bool = flag(audience=INTERNAL)
    author: str = text(audience=INTERNAL, limit=120)
    written_at: datetime | None = moment(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A finding of readiness that a person decided to live with, and why."""

    kind: ClassVar[str] = "waiver"
    proposal_id: str = link("proposal", audience=INTERNAL, technical=True)
    code: str = text(audience=INTERNAL, limit=80, technical=True)
    record_id: str = text(audience=INTERNAL, limit=80, technical=True)
    field: str = text(audience=INTERNAL, limit=80, technical=True)
    reason: str = long_text(audience=INTERNAL, mandatory=True)
    waived_at: datetime | None = moment(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusableAnswer(Record):
    """A text that answers the same question of many forms, in three lengths; fresh as of `reviewed_on`."""

    kind: ClassVar[str] = "reusable_answer"
    title: Bilingual = bilingual(mandatory=True, searched=True)
    topics: tuple[str, ...] = words()
    short: Bilingual = bilingual_long(searched=True)
    medium: Bilingual = bilingual_long(searched=True)
    long: Bilingual = bilingual_long(searched=True)
    reviewed_on: date | None = day()
    note: str = long_text(audience=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScore(Record):
    """Points the hromada gives itself for one criterion of the call's evaluation grid, and why."""

    kind: ClassVar[str] = "self_score"
    proposal_id: str = link("proposal", audience=INTERNAL, technical=True)
    criterion: str = text(audience=INTERNAL, limit=80, technical=True)
    points: Decimal | None = number(audience=INTERNAL)
    note: str = long_text(audience=INTERNAL)
