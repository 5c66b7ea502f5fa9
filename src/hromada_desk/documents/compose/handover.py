"""The act of hand-over: which files were given, how large they are, by which checksum they are known, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.documents.blocks import (
    Column,
    Fact,
    FactStrip,
    LabelledLine,
    LabelledList,
    Pair,
    Paragraph,
    Row,
    Signatory,
    Signatures,
    Table,
    TitleBlock,
)
from hromada_desk.documents.compose.frame import Identity, Order, framed
from hromada_desk.documents.document import Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.packages import PackedFile
from hromada_desk.domain.records.outbox import Package
from hromada_desk.domain.values import Bilingual
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_size

HINTS = ("position", "name", "signature", "date")


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was given: what it is, and as what it left."""

    title: Bilingual
    file: PackedFile


def compose_handover(case: Case, package: Package, given: Sequence[Given], order: Order) -> Document:
    """The act for a package of a proposal or project; its number is that of the proposal or project."""
    voice = order.voice
    number = case.proposal.number if case.proposal else case.project.number if case.project else ""
    kind = voice.pair("handover.title")
    council = case.hromada.council_name or case.hromada.name
    size = format_size(sum(each.file.size for each in given), voice.language)
    made = format_date(package.made_at.date(), voice.language) if package.made_at is not None else ""
    lines = [LabelledLine(voice.pair(f"handover.{key}"), value) for key, value in (
        ("from", voice.text(council)), ("to", package.recipient),
        ("channel", voice.choice("channel", package.channel).main), ("about", voice.text(package.title))) if value]
    return framed(case, order, Identity(number, "", voice.text(case.hromada.name), kind.main, voice.joined(kind)), (
        TitleBlock(number, kind),
        FactStrip((Fact(voice.pair("handover.files"), voice.number(len(given))),
                   Fact(voice.pair("handover.size"), size), Fact(voice.pair("handover.made"), made))),
        LabelledList(tuple(lines), stacked=False),
        Table(
            (Column(voice.pair("documents.column.number"), "code", 8),
             Column(voice.pair("documents.column.document"), weight=56),
             Column(voice.pair("handover.file"), weight=86), Column(voice.pair("documents.column.size"), weight=18)),
            tuple(Row((str(at), voice.both(each.title), _file(each.file), format_size(each.file.size, voice.language)))
                  for at, each in enumerate(given, start=1)),
            voice.pair("handover.caption"), name=kind.main),
        Paragraph(voice.say("handover.check"), "note", wide=True),
        Signatures((Signatory(voice.pair("handover.gave"), voice.text(council)),
                    Signatory(voice.pair("handover.took"), package.recipient)),
                   tuple(voice.pair(f"handover.hint.{each}") for each in HINTS)),
    ), kind.main)


def _file(file: PackedFile) -> Pair:
    """The name, and below it the SHA-256 in two halves, as it is compared by eye."""
    return Pair(file.name, " ".join((file.sha256[:32], file.sha256[32:])).strip())
