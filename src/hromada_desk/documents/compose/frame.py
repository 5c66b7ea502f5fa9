"""What every document carries around its content: running lines, counting words, draft mark, what the file says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hromada_desk.documents.blocks import ProblemList, Status
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.documents.framing import Counting, DraftMark, Meta, Running
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Severity
from hromada_desk.domain.records.hromada import Attachment, Identifier
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.text.dates import format_moment


class NothingToShowError(ValueError):
    """The case does not hold what the document is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as a sentence: composers print it, they do not judge it."""

    sentence: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Order:
    """What a document is asked to be.

    `findings` are the problems that remain, in sentences of the document's language; errors make it a draft, as
    `draft` does. `made_at` is printed as the clock it carries shows it. `withheld` names what the audience may not see.
    `images` holds pictures by their hash, `code_names` the names of classifiers' codes by scheme and code. `period` is
    the time a report tells of, empty for the whole time.
    """

    voice: Voice
    audience: Audience = Audience.INTERNAL
    findings: tuple[Finding, ...] = ()
    draft: bool = False
    withheld: tuple[str, ...] = ()
    made_at: datetime | None = None
    images: dict[str, bytes] = field(default_factory=dict)
    code_names: Mapping[tuple[str, str], Bilingual] = field(default_factory=dict)
    period: Period = field(default_factory=Period)

    @property
    def is_draft(self) -> bool:
        return self.draft or any(each.severity is Severity.ERROR for each in self.findings)


@dataclass(frozen=True, slots=True)
class Identity:
    """How a document calls itself: number, version, and the words of its pages' heads."""

    number: str
    version: str
    strong: str
    title: str
    right: str


def dream_id(case: Case) -> str:
    """The project's number in DREAM, or nothing."""
    project_id = case.project.id if case.project else ""
    return next((each.value for each in case.where(Identifier, scheme="DREAM")
                 if each.subject_id in ("", project_id)), "")


def version_words(case: Case, order: Order, identity: Identity) -> str:
    """Number, version and day in one line."""
    version = order.voice.say("documents.version", version=identity.version) if identity.version else ""
    return " · ".join(part for part in (identity.number, version, order.voice.day(case.today)) if part)


def framed(case: Case, order: Order, identity: Identity, many: tuple[Block, ...], subject: str = "") -> Document:
    """The document around its blocks."""
    voice = order.voice
    audience = voice.pair(f"documents.audience.{order.audience.name.lower()}")
    dream = dream_id(case)
    council = case.hromada.council_name or case.hromada.name
    return Document(
        language=voice.language,
        audience=order.audience,
        meta=Meta(
            identity="/".join(part for part in (identity.number, identity.version) if part),
            title=f"{identity.strong}: {identity.title}" if identity.strong else identity.title,
            author=voice.text(council), subject=subject,
            keywords=tuple(part for part in (dream, identity.number) if part), made_at=order.made_at),
        running=Running(identity.strong, identity.title, identity.right, version_words(case, order, identity),
                        voice.joined(audience),
                        voice.pair("documents.page")),
        counting=Counting(voice.say("documents.table_number"), voice.say("documents.figure_number"),
                          voice.say("documents.continued")),
        blocks=many,
        draft=draft_mark(order, identity) if order.is_draft else None,
    )


def draft_mark(order: Order, identity: Identity) -> DraftMark:
    """The word across the page and the line in the margin: version, minute, not for submission."""
    voice = order.voice
    word = voice.pair("documents.draft")
    version = voice.say("documents.version", version=identity.version) if identity.version else ""
    minute = format_moment(order.made_at.replace(tzinfo=None), voice.language) if order.made_at else ""
    margin = [voice.joined(word).upper(), version, minute, voice.say("documents.not_for_submission")]
    return DraftMark(word.main.upper(), " · ".join(part for part in margin if part))


def problem_list(order: Order) -> ProblemList | None:
    """The page of what is not complete, errors first; None where nothing remains."""
    if not order.findings:
        return None
    ranked = sorted(order.findings, key=lambda each: _RANK[each.severity])
    items = tuple(Status(each.sentence, "bad" if each.severity is Severity.ERROR else "attention") for each in ranked)
    return ProblemList(order.voice.pair("documents.not_complete"), order.voice.say("documents.not_complete_intro"),
                       items)


def pictures(case: Case, order: Order, *types: str) -> list[tuple[Attachment, bytes]]:
    """Attachments of these types whose bytes are at hand, in their order."""
    return [(each, order.images[each.sha256]) for each in case.all(Attachment)
            if each.attachment_type in types and each.sha256 in order.images]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
