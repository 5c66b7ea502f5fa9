"""Two states of a proposal beside each other: figures in a table, texts as marked text, section by section."""

from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.documents.blocks import (
    Column,
    Heading,
    LabelledLine,
    LabelledList,
    MarkedText,
    Pair,
    Paragraph,
    Row,
    Table,
    TitleBlock,
)
from hromada_desk.documents.compose.frame import Identity, Order, framed
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.text_comparison import Run
from hromada_desk.domain.values import Bilingual


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A section whose text differs: its title, the language in words, the marked text."""

    title: Bilingual
    language: str
    runs: Sequence[Run]


def compose_proposal_comparison(case: Case, sides: tuple[str, str], figures: Sequence[tuple[str, str, str]],
                                texts: Sequence[ComparedText], order: Order) -> Document:
    """`sides` name the two states, `figures` are name, before, after; all in words of the document's language."""
    voice, proposal = order.voice, case.proposal
    kind = voice.pair("proposal_version.compared")
    number = proposal.number if proposal is not None else ""
    title = voice.text(proposal.title) if proposal is not None else ""
    found: list[Block] = [
        TitleBlock(number, kind),
        LabelledList((LabelledLine(voice.pair("kind.proposal"), title),
                      LabelledLine(voice.pair("proposal_version.before"), sides[0]),
                      LabelledLine(voice.pair("proposal_version.after"), sides[1])), stacked=False),
    ]
    if not figures and not texts:
        found.append(Paragraph(voice.say("proposal_version.same"), wide=True))
    if figures:
        found += [Heading(voice.pair("proposal_version.changed_figures"), 2, numbered=False), Table(
            (Column(Pair(""), weight=70), Column(voice.pair("proposal_version.before"), weight=50),
             Column(voice.pair("proposal_version.after"), weight=50, strong=True)),
            tuple(Row(each) for each in figures), name=kind.main)]
    for each in texts:
        found += [Heading(Pair(f"{voice.text(each.title)} \u00b7 {each.language}"), 2, numbered=False),
                  MarkedText(tuple((run.mark, run.text) for run in each.runs))]
    if texts:
        found.append(Paragraph(voice.say("proposal_version.legend"), "note", wide=True))
    return framed(case, order, Identity(number, "", voice.text(case.hromada.name), kind.main, voice.joined(kind)),
                  tuple(found), kind.main)
