"""The dialog of comments and open questions at one section: read, write, settle."""

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QStackedWidget, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.proposal_life import Comment
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.services import editing
from hromada_desk.services.comments import add_comment, comments_of, settle
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date

SIZE, WRITING = (640, 560), 84


class CommentsDialog(QDialog):
    """What was said at a section; a new remark is written below."""

    def __init__(self, office: Office, proposal: Proposal, section: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._proposal, self._section = office, proposal, section
        self._comments: dict[str, Comment] = {}
        self.setWindowTitle(translate("workshop.comments"))
        self.resize(*SIZE)
        self.model = RecordTableModel((
            Column("state", translate("workshop.comments.state"), 130),
            Column("body", translate("workshop.comments.body"), 300, stretches=True),
            Column("at", translate("workshop.comments.at"), 96)))
        self.table = RecordTable(self.model, translate("workshop.comments"), "workshop.comments.counted")
        self.table.view.row_chosen.connect(lambda _key: self._show_chosen())
        self.table.view.row_opened.connect(lambda _key: self.settle())
        self.table.view.delete_asked.connect(self._remove)
        self._none = FlowingLabel(translate("workshop.comments.none"), Type.BODY, "secondary")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.table)
        self.whole = FlowingLabel("", Type.SMALL)
        self.writing = QPlainTextEdit()
        self.writing.setTabChangesFocus(True)
        self.writing.setFixedHeight(style.px(WRITING))
        self.writing.setPlaceholderText(translate("workshop.comments.write"))
        name_for_readers(self.writing, translate("workshop.comments.write"))
        self.is_question = QCheckBox(translate("workshop.comments.is_question"))
        self.add = button(translate("workshop.comments.add"), self.write, kind="primary")
        self.settling = button("", self.settle)
        self._lay_out(title)
        self.reload()
        self.writing.setFocus()

    def reload(self) -> None:
        """Read them again."""
        chosen = self.table.view.current_key()
        found = comments_of(self._office.desk, self._proposal.id, self._section)
        self._comments = {each.id: each for each in found}
        self.model.set_rows([_row(at, each) for at, each in enumerate(found)])
        self._pages.setCurrentIndex(int(bool(found)))
        self.table.view.choose(chosen if chosen in self._comments else next(iter(self._comments), ""))
        for each in (self.writing, self.is_question, self.add):
            each.setEnabled(not self._office.desk.read_only)
        self._show_chosen()

    def write(self) -> None:
        """Put what was written to the others; why not is said in the message bar."""
        body, is_question = self.writing.toPlainText(), self.is_question.isChecked()
        if not body.strip():
            self.writing.setFocus()
            return
        if self._office.runner.run(lambda: add_comment(self._office.desk, self._proposal, self._section, body,
                                                       is_question=is_question)) is not None:
            self.writing.clear()
            self.is_question.setChecked(False)
            self.reload()

    def settle(self) -> None:
        """The chosen one is done, or open again."""
        chosen = self._comments.get(self.table.view.current_key())
        if chosen is not None and not self._office.desk.read_only:
            self._office.runner.run(lambda: settle(self._office.desk, chosen, is_resolved=not chosen.is_resolved))
            self.reload()

    def _remove(self, keys: list[str]) -> None:
        doomed = [self._comments[each] for each in keys if each in self._comments]
        if doomed and not self._office.desk.read_only:
            self._office.runner.run(lambda: editing.remove(self._office.desk, *doomed))
            self.reload()

    def _show_chosen(self) -> None:
        chosen = self._comments.get(self.table.view.current_key())
        self.whole.setText(chosen.body if chosen is not None else "")
        self.settling.setVisible(chosen is not None)
        if chosen is not None:
            self.settling.setText(translate("workshop.comments.reopen" if chosen.is_resolved
                                            else "workshop.comments.settle"))
            name_for_readers(self.settling, self.settling.text(), chosen.body)
            self.settling.setEnabled(not self._office.desk.read_only)

    def _lay_out(self, title: str) -> None:
        layout = column(self, spacing=10, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("workshop.comments"), Type.TITLE))
        layout.addWidget(FlowingLabel(title, Type.BODY, "secondary"))
        layout.addWidget(self._pages, 1)
        chosen = row(spacing=8)
        chosen.addWidget(self.whole, 1)
        chosen.addWidget(self.settling)
        layout.addLayout(chosen)
        layout.addWidget(self.writing)
        bar = row(spacing=8)
        bar.addWidget(self.is_question)
        bar.addStretch(1)
        bar.addWidget(button(translate("workshop.comments.close"), self.accept))
        bar.addWidget(self.add)
        layout.addLayout(bar)


def _row(at: int, comment: Comment) -> Row:
    state, tone = (("settled", Tone.OK) if comment.is_resolved else ("question", Tone.WARNING) if comment.is_question
                   else ("remark", Tone.PLAIN))
    written = comment.written_at
    day = format_date(kyiv_clock(written).date(), current().language) if written is not None else ""
    body = " ".join(comment.body.split())
    return Row(comment.id, (Cell(translate(f"workshop.comments.{state}"), sort=at, icon=tone.icon, tone=tone),
                            Cell(body, tip=comment.body), Cell(day, sort=str(written or ""))))
