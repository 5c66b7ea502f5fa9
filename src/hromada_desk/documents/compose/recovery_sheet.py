"""The recovery sheet: the key of a workspace in groups and as a code to scan, on one page for the safe.

It knows the name of the hromada and the day, and nothing of the content of the workspace.
"""

from collections.abc import Sequence
from datetime import datetime

from hromada_desk.documents.blocks import (
    BulletList,
    Column,
    Fact,
    FactStrip,
    Heading,
    Pair,
    Paragraph,
    Row,
    Table,
    TitleBlock,
)
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Document
from hromada_desk.documents.framing import Counting, Meta, Running
from hromada_desk.domain.audience import Audience
from hromada_desk.text.dates import format_date

GROUPS_IN_A_ROW = 4
STEPS = 4


def compose(groups: Sequence[str], hromada: str, made_at: datetime, voice: Voice) -> Document:
    """The sheet for a key in `groups`; `made_at` is the day it names."""
    title = voice.pair("recovery_sheet.title")
    day = format_date(made_at.astimezone().date(), voice.language)
    return Document(
        language=voice.language,
        audience=Audience.INTERNAL,
        meta=Meta(identity="", title=title.main, author=hromada, made_at=made_at),
        running=Running(hromada, title.main, day, voice.say("recovery_sheet.keep"), voice.say("recovery_sheet.secret"),
                        voice.pair("recovery_sheet.page")),
        counting=Counting("", "", ""),
        blocks=(
            TitleBlock(voice.say("recovery_sheet.kicker"), title, code="-".join(groups)),
            Paragraph(voice.say("recovery_sheet.what"), "lead", wide=True),
            FactStrip((Fact(voice.pair("recovery_sheet.hromada"), hromada),
                       Fact(voice.pair("recovery_sheet.day"), day))),
            Heading(voice.pair("recovery_sheet.key"), 2, numbered=False),
            _key_table(groups, voice),
            Heading(voice.pair("recovery_sheet.how"), 2, numbered=False),
            BulletList(tuple(voice.say(f"recovery_sheet.step_{step}") for step in range(1, STEPS + 1)), numbered=True),
            Paragraph(voice.say("recovery_sheet.warning"), "note", wide=True),
        ),
    )


def _key_table(groups: Sequence[str], voice: Voice) -> Table:
    """Four groups in a row, each after its number."""
    head = (Column(Pair(voice.say("recovery_sheet.number")), "code", 1),
            Column(voice.pair("recovery_sheet.group"), weight=3, strong=True))
    numbered = [(str(number), group) for number, group in enumerate(groups, 1)]
    numbered += [("", "")] * (-len(numbered) % GROUPS_IN_A_ROW)
    rows = tuple(Row(tuple(cell for pair in numbered[at:at + GROUPS_IN_A_ROW] for cell in pair))
                 for at in range(0, len(numbered), GROUPS_IN_A_ROW))
    return Table(head * GROUPS_IN_A_ROW, rows)
