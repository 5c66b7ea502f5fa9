"""The panel beside the project list: the facts of the chosen project, its funding, the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hromada_desk.desktop.kit.bars import Funding, FundingBar, LegendMark
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, hairline, row
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.project import Project
from hromada_desk.services.desk import Desk
from hromada_desk.services.facts import Fact, project_facts
from hromada_desk.services.projects import ProjectRow
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import format_money

LABEL_WIDTH = 124


class ProjectFacts(QWidget):
    """Funding bar, facts, and links to the whole project and its budget."""

    opened = Signal()
    budget_asked = Signal()
    passport_asked = Signal()

    def __init__(self, desk: Desk, project_row: ProjectRow) -> None:
        super().__init__()
        layout = column(self, spacing=12)
        self._funding(layout, project_row)
        facts = project_facts(desk, desk.get(Project, project_row.project.id), current().language)
        layout.addLayout(_grid(facts))
        layout.addWidget(hairline())
        deeds = row(spacing=8)
        for key, icon, signal in (("projects.open", "edit", self.opened),
                                  ("projects.budget", "budget", self.budget_asked),
                                  ("projects.passport_short", "pdf", self.passport_asked)):
            deeds.addWidget(button(translate(key), signal.emit, icon_name=icon, size="small"))
        deeds.addStretch(1)
        layout.addLayout(deeds)

    def _funding(self, layout: QVBoxLayout, project_row: ProjectRow) -> None:
        money = project_row.money
        if money.planned is None:
            layout.addWidget(WrappingLabel(translate("projects.no_cost"), Type.SMALL, "secondary"))
            return
        language = current().language
        head = row(spacing=8)
        head.addWidget(Label(translate("projects.funding"), Type.BODY_BOLD))
        head.addStretch(1)
        head.addWidget(Label(format_money(money.planned, language), Type.BODY_BOLD))
        layout.addLayout(head)
        parts = funding_of(project_row)
        words = ", ".join(f"{translate(f'projects.{key}')} {format_money(amount, language)}" for key, amount in parts)
        bar = FundingBar()
        by_key = dict(parts)
        bar.show_funding(Funding(*(int(by_key[key].minor) for key in ("secured", "requested", "missing"))), words)
        layout.addWidget(bar)
        for key, amount in parts:
            layout.addLayout(_legend(key, format_money(amount, language)))


def funding_of(project_row: ProjectRow) -> tuple[tuple[str, Money], ...]:
    """Secured, requested and missing money of a project; they add up to what is planned."""
    parts = project_row.money.parts()
    return () if parts is None else tuple(zip(("secured", "requested", "missing"), parts, strict=True))


def _legend(key: str, words: str) -> QGridLayout:
    line = QGridLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(LegendMark(key), 0, 0)
    line.addWidget(Label(translate(f"projects.{key}"), Type.SMALL), 0, 1)
    line.addWidget(Label(words, Type.SMALL), 0, 2)
    line.setColumnStretch(1, 1)
    return line


def _grid(facts: tuple[Fact, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for at, fact in enumerate(facts):
        name = WrappingLabel(fact.name, Type.SMALL, "secondary")
        value = WrappingLabel(fact.words, Type.SMALL)
        name.setBuddy(value)
        grid.addWidget(name, at, 0)
        grid.addWidget(value, at, 1)
    return grid
