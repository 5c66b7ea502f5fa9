"""The list of proposals: what is asked of whom, until when, and how ready it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.filter_field import FilterField
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.readiness_panel import days_words, deadline_tone
from hromada_desk.desktop.screens.proposals.states import counted_words
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.domain.folding import fold
from hromada_desk.services.proposal_review import ProposalRow, proposal_rows
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money

STATUS_ICONS = {"draft": "edit", "review": "eye", "council": "group", "finalised": "check", "ready": "flag",
                "sent": "outbox", "received": "mail", "clarification": "comment", "awarded": "ok", "rejected": "close",
                "withdrawn": "undo"}


class ProposalList(QWidget):
    """The page of the list. `opened(id)`, `added()`, `removed(ids)` tell what the person wants."""

    opened = Signal(str)
    added = Signal()
    removed = Signal(list)
    matrix_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.model = RecordTableModel((
            Column("number", translate("proposal.number"), 104, Look.CODE, priority=4),
            Column("title", translate("proposal.title"), 240, stretches=True),
            Column("call", translate("kind.call"), 200, priority=3),
            Column("deadline", translate("proposals.column.deadline"), 196, priority=1),
            Column("status", translate("proposal.status"), 148, Look.PILL, priority=2),
            Column("ready", translate("proposals.column.ready"), 100),
            Column("requested", translate("proposals.column.requested"), 128, Look.NUMBER),
        ))
        self.table = RecordTable(self.model, translate("screen.proposals"), "counted.proposal", "proposals.total")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work())
        self._pages.addWidget(self._empty())
        column(self, spacing=0).addWidget(self._pages)
        view = self.table.view
        view.row_opened.connect(self.opened)
        view.panel_asked.connect(self.opened)
        view.delete_asked.connect(self.removed)
        self.model.sort(3)

    def reload(self) -> None:
        """Read all proposals again; what was chosen stays chosen."""
        chosen = self.table.view.current_key()
        rows = proposal_rows(self.office.desk)
        self.model.set_rows([_row(each) for each in rows])
        self._pages.setCurrentIndex(0 if rows else 1)
        self._count()
        if chosen:
            self.choose(chosen)

    def choose(self, record_id: str) -> None:
        """Put the caret on that proposal."""
        self.table.view.choose(record_id)

    def focus_first(self) -> None:
        """The table, or the button that starts the first proposal."""
        if self._pages.currentIndex():
            self._start.start.setFocus()
            return
        if not self.table.view.currentIndex().isValid() and self.model.matching_rows:
            self.choose(self.model.matching_rows[0].key)
        self.table.view.setFocus()

    def _work(self) -> QWidget:
        page = QWidget()
        layout = column(page, spacing=0)
        layout.addLayout(self._toolbar())
        layout.addWidget(self.table, 1)
        return page

    def _toolbar(self) -> QHBoxLayout:
        bar = row(spacing=8, margins=(Size.PAGE_LEFT, 8, Size.PAGE_RIGHT, 8))
        self.filter = FilterField(translate("proposals.filter"), self)
        self.filter.textChanged.connect(self._filter)
        self._counted = Label("", Type.SMALL, "secondary")
        bar.addWidget(self.filter)
        bar.addWidget(self._counted)
        bar.addStretch(1)
        bar.addWidget(button(translate("matrix.open"), self.matrix_asked.emit, icon_name="board"))
        self.new = button(translate("proposals.new"), self.added.emit, kind="primary", icon_name="add")
        bar.addWidget(self.new)
        return bar

    def _empty(self) -> QWidget:
        self._start = EmptyState(translate("proposals.empty.title"), translate("proposals.empty.sentence"),
                                 translate("proposals.new"))
        self._start.started.connect(self.added)
        mark(self._start, role="page")
        return self._start

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._count()

    def _count(self) -> None:
        shown = len(self.model.matching_rows)
        narrowed = bool(self.model.arrangement.filter_words)
        self._counted.setText(translate("proposals.shown" if shown else "proposals.none_shown", shown=shown)
                              if narrowed else "")


def status_look(status: str) -> tuple[str, Tone]:
    """Icon and tone of a state: only what the donor decided is coloured."""
    return STATUS_ICONS.get(status, ""), Tone.OK if status == "awarded" else Tone.PLAIN


def _row(row_of: ProposalRow) -> Row:
    proposal, language = row_of.proposal, current().language
    title = proposal.title.best(language) or translate("proposals.untitled")
    call = row_of.call.title.best(language) if row_of.call is not None else ""
    icon, tone = status_look(proposal.status)
    asked = row_of.requested
    return Row(proposal.id, (
        Cell(proposal.number), Cell(title), Cell(call), _deadline(row_of),
        Cell(choice_label("proposal_status", proposal.status), icon=icon, tone=tone),
        Cell(counted_words(row_of.readiness), row_of.readiness.done),
        Cell(format_money(asked, language, places=0) if asked else "", asked.amount if asked else None),
    ), search=fold(f"{proposal.number} {proposal.acronym} {proposal.title.uk} {proposal.title.en} {call}"))


def _deadline(row_of: ProposalRow) -> Cell:
    deadline = row_of.deadline
    if deadline is None:
        return Cell("", None)
    day = format_date(deadline.at.date(), current().language)
    return Cell(f"{day} · {days_words(deadline.days)}", deadline.at, tone=deadline_tone(deadline.days))
