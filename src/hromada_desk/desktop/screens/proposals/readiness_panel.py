"""The panel at the right of the workshop: what is wrong, until when, how much, and the terms of the call."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import clear_layout, column, hairline, mark, name_for_readers, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.problem_list import ProblemList
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.findings import TroubleLine
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.grounds import scrolling
from hromada_desk.desktop.screens.proposals.waiver_box import WaiverBox, line_of
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.money import Money
from hromada_desk.domain.readiness import Readiness
from hromada_desk.domain.records.proposal import Call
from hromada_desk.services.proposal_deadlines import Deadline
from hromada_desk.services.proposal_review import ProposalMoney
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_money, format_share

Fact = tuple[str, str]
LABEL_WIDTH = 108


class ReadinessPanel(QFrame):
    """`chosen(key)` tells which line was chosen."""

    chosen = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._lines: tuple[TroubleLine, ...] = ()
        self._percent = Label("", Type.SMALL, "secondary")
        self.waivers = WaiverBox(office)
        mark(self, role="panel")
        name_for_readers(self, translate("workshop.readiness"))
        self._pill = Pill()
        self.problems = ProblemList(translate("workshop.problems"), grows=True)
        self.problems.activated_key.connect(self.chosen)
        self.problems.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.setFocusProxy(self.problems)
        self._nothing = FlowingLabel(translate("workshop.nothing_wrong"), Type.SMALL, "secondary")
        self._facts = column(spacing=12)
        self._shown: tuple[object, ...] = ()
        inside = QWidget()
        body = column(inside, spacing=8, margins=(8, 12, 8, 16))
        head = row(spacing=8, margins=(8, 0, 8, 0))
        head.addWidget(Label(translate("workshop.readiness"), Type.BODY_BOLD))
        head.addWidget(self._percent)
        head.addStretch(1)
        head.addWidget(self._pill)
        body.addLayout(head)
        for part in (hairline(), self.problems, self._nothing, self.waivers):
            body.addWidget(part)
        body.addSpacing(8)
        body.addLayout(self._facts)
        body.addStretch(1)
        column(self, spacing=0).addWidget(scrolling(inside, on_window=False))

    def show_readiness(self, lines: Sequence[TroubleLine], readiness: Readiness, proposal_id: str = "") -> None:
        """What was found; the caret of the list stays on its line."""
        self._lines = tuple(lines)
        self._percent.setText(format_share(readiness.part, current().language, places=0))
        self.waivers.show_readiness(proposal_id, readiness)
        self.problems.show_findings([each.finding for each in lines])
        self.problems.setVisible(bool(lines))
        self._choose()
        self._nothing.setVisible(not lines)
        if readiness.errors:
            self._pill.show_state(translate_plural("workshop.errors", readiness.errors), "", Tone.PROBLEM)
        elif any(each.finding.tone is Tone.WARNING for each in lines):
            self._pill.show_state(translate("workshop.to_look_at"), "", Tone.WARNING)
        else:
            self._pill.show_state(translate("workshop.ready"), "", Tone.OK)

    def _choose(self) -> None:
        """The finding in front may have a line for a reason below."""
        at = self.problems.currentIndex().row()
        key = self.problems.findings.finding(at).key if 0 <= at < self.problems.findings.rowCount() else ""
        self.waivers.choose(line_of(self._lines, key))

    def show_facts(self, deadline: Deadline | None, money: ProposalMoney, call: Call | None) -> None:
        """Deadline, money and the call's terms; left alone while none of them changed."""
        if (deadline, money, call, current().language) == self._shown:
            return
        self._shown = (deadline, money, call, current().language)
        clear_layout(self._facts)
        if deadline is not None:
            self._facts.addWidget(_Hours(deadline))
        self._add(translate("workshop.money"), _money_facts(money))
        if call is not None:
            self._add(translate("workshop.call"), _call_facts(call))

    def _add(self, title: str, facts: Sequence[Fact]) -> None:
        block = QWidget()
        layout = column(block, spacing=6, margins=(8, 0, 8, 0))
        layout.addWidget(Label(title, Type.BODY_BOLD))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, style.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(facts):
            value = FlowingLabel(words, Type.SMALL)
            label = FlowingLabel(name, Type.SMALL, "secondary")
            label.setBuddy(value)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)
        self._facts.addWidget(block)


class _Hours(QWidget):
    """Until when: here, there, and how many days are left."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        language = current().language
        here = translate("workshop.submit_by", day=format_date(deadline.at.date(), language),
                         time=f"{deadline.at:%H:%M}")
        there = ""
        if deadline.there is not None:
            place = translate(f"zone.{deadline.place}")
            there = translate("workshop.there", time=f"{deadline.there:%H:%M}", place=place)
        left = days_words(deadline.days)
        name_for_readers(self, ", ".join(part for part in (here, there, left) if part))
        layout = row(self, spacing=8, margins=(8, 0, 8, 0))
        tone = deadline_tone(deadline.days)
        layout.addWidget(Glyph("calendar", tone.ink if tone is not Tone.PLAIN else Token.TEXT_2, 18), 0,
                         Qt.AlignmentFlag.AlignTop)
        words = column(spacing=0)
        words.addWidget(FlowingLabel(here, Type.SMALL))
        words.addWidget(FlowingLabel(" · ".join(part for part in (there, left) if part), Type.CAPTION, "secondary"))
        layout.addLayout(words, 1)


def days_words(days: int) -> str:
    """"17 days left", "today", "3 days ago"."""
    if days < 0:
        return translate_plural("workshop.days_ago", -days)
    return translate_plural("workshop.days_left", days) if days else translate("workshop.last_day")


def deadline_tone(days: int) -> Tone:
    """Past is a problem, a week is near."""
    if days < 0:
        return Tone.PROBLEM
    return Tone.WARNING if days <= 7 else Tone.PLAIN


def _money_facts(money: ProposalMoney) -> list[Fact]:
    language, unknown = current().language, translate("workshop.unknown_sum")
    facts = [(translate("workshop.requested"), format_money(money.requested, language) if money.requested else unknown)]
    if money.total is not None:
        facts.append((translate("workshop.total"), format_money(money.total, language)))
    return facts


def _call_facts(call: Call) -> list[Fact]:
    language = current().language
    months = [str(each) for each in (call.shortest_months, call.longest_months) if each is not None]
    share = format_share(call.largest_grant_share, language) if call.largest_grant_share is not None else ""
    found = (("title", call.title.best(language)), ("donor", call.donor.best(language)), ("reference", call.reference),
             ("grant", _span(call.smallest_grant, call.largest_grant)), ("share", share), ("months", "–".join(months)),
             ("website", call.website))
    return [(translate(f"workshop.call.{key}"), words) for key, words in found if words]


def _span(least: Money | None, most: Money | None) -> str:
    language = current().language
    return " – ".join(format_money(each, language, places=0) for each in (least, most) if each is not None)


